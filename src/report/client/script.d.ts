/** The bundled script of the charts, as text; see scripts/build-report-client.mjs. */
declare module '*?script' {
  const text: string
  export default text
}
