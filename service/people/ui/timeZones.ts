/**
 * A time zone by its name in the reader's language, with the place that tells it from others of the same
 * time: 中国标准时间 · Asia/Shanghai. Some have no name of their own: then the place is all there is.
 */
export function timeZoneName(zone: string, language: string): string {
  const place = zone.replaceAll('_', ' ')
  const form = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' })
  const name = form.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined || name.includes('GMT') ? place : `${name} · ${place}`
}

/** Time zones to choose from, ours first. What this browser does not know it cannot show either. */
export function timeZones(language: string): { value: string; label: string }[] {
  const first = ['Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong']
  const others = Intl.supportedValuesOf('timeZone').filter(zone => !first.includes(zone))
  return [...first, ...others].map(zone => ({ value: zone, label: timeZoneName(zone, language) }))
}
