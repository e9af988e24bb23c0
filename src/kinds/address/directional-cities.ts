import type { Word } from './draft'

/** American and Canadian cities that begin with a direction, by what follows it. */
const table = `n adams,andover,arlington,attleboro,augusta,aurora,babylon,baldwin,bay,bellmore,bend,bennington,bergen,berwick,bethesda,braddock,branch,branford,brookfield,brunswick,caldwell,canton,cape may,charleston,chelmsford,chicago,chili,college hill,conway,dartmouth,east,easton,fond du lac,fort myers,freedom,grafton,great river,grosvenordale,hampton,haledon,hanover,haven,highlands,hollywood,huntingdon,judson,kansas city,kingstown,kingsville,lakewood,las vegas,lauderdale,lawrence,liberty,lima,lindenhurst,little rock,logan,manchester,mankato,merrick,miami,middletown,muskegon,myrtle beach,naples,newton,oaks,ogden,olmsted,oxford,palm beach,palm springs,pekin,plainfield,platte,pole,port,potomac,providence,reading,redington beach,richland hills,ridgeville,riverside,royalton,salem,salt lake,scituate,sioux city,smithfield,springfield,stonington,street,syracuse,tonawanda,truro,vancouver,vernon,versailles,wales,webster,wildwood,wilkesboro,york
s amboy,amherst,barre,barrington,bay,beach,beloit,bend,berwick,bloomfield,boston,bound brook,brunswick,burlington,charleston,chicago,china,daytona,deerfield,egremont,el monte,elgin,euclid,fallsburg,farmingdale,fulton,gate,glens falls,hackensack,hadley,haven,hempstead,hero,hill,holland,houston,hutchinson,jamesport,jordan,kingstown,lake tahoe,lancaster,lebanon,lyon,miami,milwaukee,money,nyack,ogden,orange,ozone park,padre island,paris,park,pasadena,pittsburg,plainfield,point,portland,range,richmond hill,river,rockwood,roxana,royalton,russell,salem,salt lake,san francisco,san jose,setauket,shore,sioux city,solon,st paul,saint paul,toms river,tucson,vienna,weber,wellfleet,weymouth,whitley,whittier,williamsport,windsor,yarmouth
e alton,amherst,aurora,bay,berlin,bernard,bethany,boston,brady,brewton,bridgewater,brookfield,brunswick,canton,carondelet,chicago,china,cleveland,cobb,dubuque,dublin,dundee,earl,elmhurst,ellijay,fallowfield,falmouth,flat rock,freetown,fultonham,gaffney,galesburg,granby,grand forks,grand rapids,greenbush,greenville,greenwich,haddam,hampton,hanover,hartford,haven,hazel crest,helena,hemet,hills,islip,jordan,kingston,lansing,liverpool,longmeadow,los angeles,lyme,lynn,machias,mckeesport,meadow,millinocket,moline,moriches,new market,northport,norriton,norwich,orange,palatka,palestine,palo alto,patchogue,peoria,petersburg,pittsburgh,point,prairie,providence,quogue,ridge,rochester,rockaway,rutherford,saint louis,st louis,san gabriel,sandwich,setauket,sparta,stroudsburg,syracuse,tawas,templeton,troy,vandergrift,walpole,wareham,wenatchee,weymouth,williamson,williston,windsor,york
w allis,alton,babylon,bend,berlin,bloomfield,boylston,branch,bridgewater,brookfield,brooklyn,burlington,caldwell,carrollton,carson,chester,chicago,columbia,conshohocken,covina,creek,deptford,des moines,dundee,fargo,farmington,frankfort,grove,harrison,hartford,haven,haverstraw,hazleton,hempstead,henrietta,hills,hollywood,homestead,hurley,islip,jefferson,jordan,kelowna,kingston,lafayette,lawn,lebanon,liberty,linn,long branch,melbourne,memphis,mifflin,milford,milwaukee,monroe,new york,newton,nyack,okoboji,orange,palm beach,paterson,pittston,plains,point,reading,richland,roxbury,sacramento,salem,sayville,seneca,springfield,st paul,saint paul,terre haute,trenton,union,valley city,vancouver,view,warwick,wendover,windsor,winfield,yarmouth,yellowstone`

let cities: ReadonlyMap<string, ReadonlySet<string>> | undefined

/** Whether the direction at `at` begins a known city: `West Palm Beach`, `N Little Rock`. */
export function isDirectionalCity(words: readonly Word[], at: number): boolean {
  cities ??= new Map(table.split('\n').map((line) => [line[0], new Set(line.slice(2).split(','))] as const))
  const { key } = words[at]
  const next = words[at + 1]
  const after = words[at + 2]
  if (next === undefined || (key.length !== 1 && key.length < 4)) return false
  const names = cities.get(key[0])
  if (names === undefined || key === 'northeast' || key === 'northwest') return false
  if (key === 'southeast' || key === 'southwest') return false
  return names.has(next.key) || (after !== undefined && names.has(`${next.key} ${after.key}`))
}
