import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readCoordinate, readGeoPoint } from './read-geo-point'

/** Whether a column holds places on the map or a coordinate of them, by its header and values. */
export function recognizeGeoPoint(column: ColumnProfile): Recognition | undefined {
  const found = (part: string, share: number): Recognition => ({
    part,
    confidence: 0.93,
    evidence: `header names a place on the map; ${Math.round(share * 100)} % of the values are ${part === '' ? 'points' : 'degrees'}`,
  })
  for (const { part, limit, headers } of [
    { part: 'latitude', limit: 90, headers: ['latitude', 'lat', 'breitengrad', 'latitud', 'latitudine', 'geo lat'] },
    {
      part: 'longitude',
      limit: 180,
      headers: ['longitude', 'lon', 'lng', 'long', 'langengrad', 'longitud', 'longitudine'],
    },
  ] as const) {
    if (!headerHas(column, ...headers)) continue
    const share = shareOf(column, (value) => readCoordinate(value, limit) !== undefined)
    if (share >= 0.8) return found(part, share)
  }
  if (
    !headerHas(
      column,
      'geo',
      'coordinates',
      'coords',
      'location',
      'latlng',
      'lat lon',
      'lat long',
      'gps',
      'point',
      'geom',
      'geometry',
      'koordinaten',
      'geolocation',
      'wkt',
    )
  ) {
    return undefined
  }
  const share = shareOf(column, (value) => readGeoPoint(value) !== undefined)
  return share >= 0.8 ? found('', share) : undefined
}
