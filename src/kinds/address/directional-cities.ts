import type { Word } from './draft'

/** American and Canadian cities of a few thousand people or more that begin with a direction, by what follows it: after each line's directions. */
const table = `n,adams,andover,arlington,attleboro,augusta,baldwin,bellmore,bergen,bethesda,braddock,branford,canton,cape may,chelmsford,college hill,east,easton,fort myers,grafton,haledon,highlands,huntingdon,kansas city,lakewood,las vegas,lauderdale,lawrence,liberty,lima,lindenhurst,little rock,logan,manchester,mankato,merrick,middletown,muskegon,myrtle beach,naples,newton,oaks,olmsted,oxford,palm springs,platte,port,potomac,richland hills,riverside,royalton,scituate,smithfield,tonawanda,vernon,wilkesboro
w,allis,berlin,brooklyn,carrollton,carson,chester,columbia,conshohocken,covina,deptford,des moines,farmington,frankfort,harrison,haverstraw,hazleton,homestead,jefferson,kelowna,lafayette,linn,long branch,melbourne,memphis,mifflin,milford,monroe,new york,paterson,plains,richland,roxbury,sacramento,sayville,seneca,trenton,valley city,warwick
ew,bridgewater,dundee,hartford,hills,islip,point
e,amherst,bernard,cleveland,dublin,elmhurst,falmouth,granby,grand forks,grand rapids,greenbush,greenville,greenwich,haddam,hampton,hazel crest,hemet,kingston,lansing,liverpool,longmeadow,los angeles,lyme,lynn,mckeesport,meadow,moline,moriches,norriton,northport,norwich,palatka,palo alto,patchogue,peoria,petersburg,pittsburgh,ridge,rochester,rockaway,rutherford,saint louis,san gabriel,setauket,st louis,stroudsburg,walpole,wareham,wenatchee
s,amboy,barrington,beach,burlington,daytona,el monte,elgin,euclid,farmingdale,fulton,gate,glens falls,hackensack,hadley,hill,holland,houston,hutchinson,lake tahoe,lyon,ozone park,padre island,paris,pasadena,pittsburg,portland,richmond hill,river,rockwood,russell,san francisco,san jose,shore,toms river,tucson,vienna,whittier,williamsport
se,boston,weymouth
ne,aurora,hanover,providence,syracuse,york
nw,babylon,caldwell,hollywood,palm beach,reading,springfield,vancouver
nse,bay,brunswick
nsw,bend
ns,berwick,charleston,kingstown,miami,ogden,plainfield,salem,salt lake,sioux city
sw,bloomfield,hempstead,lebanon,milwaukee,nyack,saint paul,st paul,yarmouth
new,brookfield
nsew,chicago,haven
sew,jordan,orange,windsor`

/** As `npalm beach`. */
let cities: ReadonlySet<string> | undefined

/** Whether the direction at `at` begins a known city: `West Palm Beach`, `N Little Rock`. */
export function isDirectionalCity(words: readonly Word[], at: number): boolean {
  cities ??= new Set(table.split('\n').flatMap(citiesOf))
  const { key } = words[at]
  const next = words[at + 1]
  const after = words[at + 2]
  if (next === undefined || (key.length !== 1 && key.length < 4)) return false
  if (/^(?:north|south)(?:east|west)$/.test(key)) return false
  const name = key[0] + next.key
  return cities.has(name) || (after !== undefined && cities.has(`${name} ${after.key}`))
}

function citiesOf(line: string): string[] {
  const [directions, ...names] = line.split(',')
  return [...directions].flatMap((direction) => names.map((name) => direction + name))
}
