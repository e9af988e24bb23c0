/** A setting by a name that users choose: names such as `constructor` must not find what every object inherits. */
export function ownEntry<T>(settings: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return settings !== undefined && Object.hasOwn(settings, name) ? settings[name] : undefined
}
