/** Whether a value could be a telephone number by its length and signs. */
export function isPhoneLike(value: string): boolean {
  if (value.length > 30) return false
  const digits = value.replace(/\D/g, '').length
  return digits >= 7 && digits <= 15 && !/[a-wyz]{3}/i.test(value) && !/^\d{4}-\d{2}-\d{2}/.test(value)
}
