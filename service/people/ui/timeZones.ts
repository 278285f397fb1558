/** Time zones to choose from, ours first. What this browser does not know it cannot show either. */
export function timeZones(): { value: string; label: string }[] {
  const first = ['Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong']
  const others = Intl.supportedValuesOf('timeZone').filter(zone => !first.includes(zone))
  return [...first, ...others].map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}
