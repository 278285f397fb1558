/**
 * Where a hit of the search box leads, by kind (the slice's `finds`). Groups stand in this order. A slice
 * that writes terms adds its line here and its word for the kind as `finds.<kind>` in its words.
 */
export const findPlaces: Readonly<Record<string, (id: string) => string>> = {
  customer: id => `/customers/${id}`,
  device: id => `/devices/${id}`,
  case: id => `/cases/${id}`,
}
