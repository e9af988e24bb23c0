import type { Word } from './draft'

/** Large cities that are often written behind a street without a comma or a state. */
const table =
  'new york,los angeles,chicago,houston,phoenix,philadelphia,san antonio,san diego,dallas,san jose,austin,jacksonville,fort worth,ft worth,columbus,' +
  'charlotte,indianapolis,san francisco,seattle,denver,oklahoma city,nashville,el paso,boston,portland,las vegas,detroit,memphis,louisville,' +
  'baltimore,milwaukee,albuquerque,tucson,fresno,sacramento,mesa,kansas city,atlanta,omaha,colorado springs,raleigh,virginia beach,long beach,' +
  'miami,oakland,minneapolis,tulsa,bakersfield,tampa,arlington,wichita,new orleans,cleveland,honolulu,anaheim,lexington,stockton,corpus christi,' +
  'henderson,riverside,newark,st paul,saint paul,santa ana,cincinnati,irvine,orlando,pittsburgh,st louis,saint louis,greensboro,jersey city,' +
  'anchorage,lincoln,plano,durham,buffalo,chandler,chula vista,toledo,madison,reno,fort wayne,st petersburg,lubbock,laredo,scottsdale,baton rouge,' +
  'norfolk,chesapeake,glendale,garland,hialeah,fremont,boise,richmond,spokane,rochester,des moines,tacoma,little rock,salt lake city,birmingham,' +
  'brooklyn,evanston,oak park,oak lawn,toronto,montreal,vancouver,calgary,ottawa,edmonton,winnipeg,sydney,melbourne,brisbane,perth,adelaide,' +
  'london,manchester,leeds,liverpool,glasgow,edinburgh,bristol,cardiff,belfast,dublin,berlin,hamburg,munchen,munich,koln,frankfurt,wien,vienna,' +
  'zurich,paris,lyon,marseille,madrid,barcelona,valencia,sevilla,lisboa,lisbon,porto,roma,rome,milano,milan,napoli,torino,amsterdam,rotterdam,' +
  'den haag,utrecht,bruxelles,brussel,antwerpen,kobenhavn,copenhagen,stockholm,goteborg,oslo,helsinki,warszawa,warsaw,krakow,praha,budapest,' +
  'singapore,hong kong,mumbai,new delhi,bengaluru,bangalore,chennai,kolkata,sao paulo,rio de janeiro,buenos aires,bogota,lima,santiago'

let cities: ReadonlySet<string> | undefined

/** How many of the last words before `end` are the name of a large city; 0 if none. */
export function bigCityLength(words: readonly Word[], end: number): number {
  cities ??= new Set(table.split(','))
  if (end === 0) return 0
  const last = words[end - 1].key
  if (end > 1) {
    const two = `${words[end - 2].key} ${last}`
    if (end > 2 && cities.has(`${words[end - 3].key} ${two}`)) return 3
    if (cities.has(two)) return 2
  }
  return cities.has(last) ? 1 : 0
}
