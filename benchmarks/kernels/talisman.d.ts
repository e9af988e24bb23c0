declare module 'talisman/metrics/*.js' {
  const kernel: (left: string, right: string) => number
  export default kernel
}
