import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { defineKind, type FeatureReader, type FieldKind, type FieldOptions, type GoldenParts } from '../kind'
import { makePoint, readCoordinate, readGeoPoint, writeDegrees } from './read-geo-point'

/** Largest distances of the levels after `exact`, in metres. */
const CUTS = [10, 100, 1000, 10_000]
const EARTH_RADIUS = 6_371_000
const LATITUDE = 0
const LONGITUDE = 1
const WHOLE = 2

/**
 * Places on the earth, in one column or in two (`latitude`, `longitude`), compared by their distance. Neighbours share a place. Lists of
 * places have no parts.
 */
export const geoPointKind = defineKind({
  name: 'geo-point',
  parts: ['', 'latitude', 'longitude'],
  field: compileGeoPoint,
})

function compileGeoPoint(field: string, options: FieldOptions): FieldKind {
  const isList = options.many === true
  const whole = isList ? 0 : WHOLE
  const readers: Record<string, FeatureReader> = {
    '': (raw, out) => {
      const point = readGeoPoint(raw)
      if (point !== undefined) out[whole] = `${writeDegrees(point.latitude)} ${writeDegrees(point.longitude)}`
    },
  }
  if (!isList) {
    readers.latitude = (raw, out) => {
      out[LATITUDE] = coordinate(raw, 90)
    }
    readers.longitude = (raw, out) => {
      out[LONGITUDE] = coordinate(raw, 180)
    }
  }
  return {
    features: isList
      ? [{ name: '' }]
      : [{ name: 'latitude' }, { name: 'longitude' }, { name: '', join: ['latitude', 'longitude'] }],
    readers,
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.3 },
          { label: 'within 10 m', m: 0.25 },
          { label: 'within 100 m', m: 0.2 },
          { label: 'within 1 km', m: 0.1 },
          { label: 'within 10 km', m: 0.05 },
          { label: 'farther', m: 0.1 },
        ],
      },
      distanceLadder,
    ),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:cell`, field, features: [field], part: (point) => cellOf(point, 0) },
      // Half a cell aside, for those that a border parts.
      { name: `${field}:cell-aside`, field, features: [field], part: (point) => cellOf(point, 0.5) },
    ],
    goldenParts: [''],
    standardize: (raw) => ({ '': standard(raw) }),
  }
}

function coordinate(raw: string, limit: 90 | 180): string {
  const degrees = readCoordinate(raw, limit)
  return degrees === undefined || degrees === 0 ? '' : writeDegrees(degrees)
}

function standard(raw: GoldenParts): string {
  const latitude = readCoordinate(raw.latitude ?? '', 90)
  const longitude = readCoordinate(raw.longitude ?? '', 180)
  const point =
    readGeoPoint(raw[''] ?? '') ??
    (latitude === undefined || longitude === undefined ? undefined : makePoint(latitude, longitude))
  return point === undefined ? '' : `${writeDegrees(point.latitude)}, ${writeDegrees(point.longitude)}`
}

/** The square of a hundredth of a degree, about a kilometre, in which a point lies. */
function cellOf(point: string, aside: number): string {
  const [latitude = '', longitude = ''] = point.split(' ')
  return `${Math.floor(Number(latitude) * 100 + aside)} ${Math.floor(Number(longitude) * 100 + aside)}`
}

function distanceLadder({ pool }: LadderContext): LevelOfCodes {
  const { size } = pool
  const latitudes = new Float64Array(size)
  const longitudes = new Float64Array(size)
  const cosines = new Float64Array(size)
  for (let code = 1; code < size; code++) {
    const [latitude = '', longitude = ''] = pool.get(code).split(' ')
    latitudes[code] = (Number(latitude) * Math.PI) / 180
    longitudes[code] = (Number(longitude) * Math.PI) / 180
    cosines[code] = Math.cos(latitudes[code])
  }
  return (a, b) => {
    // Haversine formula.
    const north = Math.sin((latitudes[a] - latitudes[b]) / 2)
    const east = Math.sin((longitudes[a] - longitudes[b]) / 2)
    const metres =
      2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(north * north + cosines[a] * cosines[b] * east * east)))
    let k = 0
    while (k < CUTS.length && metres > CUTS[k]) k++
    return k + 2
  }
}
