/**
 * English words of praise and blame as customers use them, with their strength from 1 (mild) to 4 (strong); blame is below 0. Written for this
 * package. A word stands for its plain forms only, so that `complaint` and `complained` are both listed.
 */
const words: Readonly<Record<string, string>> = {
  '4': 'amazing awesome excellent exceptional fantastic flawless outstanding perfect superb wonderful brilliant delighted thrilled',
  '3': 'best beautiful great happy impressed impressive love loved loves loving lovely perfectly recommend recommended recommending excellently pleasure fabulous terrific grateful delightful',
  '2': 'appreciate appreciated caring comfortable convenient courteous easily easy effortless efficient enjoy enjoyed enjoyable fast friendly glad good helpful helped intuitive kind kindly nice pleasant pleased polite professional prompt promptly quick quickly reliable resolved satisfied seamless smooth smoothly solved thank thankful thanks thoughtful trust trusted trustworthy welcome welcoming well works accommodating attentive knowledgeable generous punctual',
  '1': 'affordable accurate better clean clear correct decent fair fine fixed fresh handy improved improvement ok okay okayish patient properly reasonable safe simple useful willing',
  '-1': 'confused confusing difficult expensive flimsy hard hidden incomplete inconvenient lack lacking lacks less overpriced pricey queue slow slowly stuck unclear unhelpfully wait waited waiting cheaply pending complicated',
  '-2': 'annoyed annoying bad badly bother bug bugs buggy complain complained complaining complaint complaints concern concerned crash crashed crashes damaged declined defective delay delayed delays dirty disappoint disappointed disappointing disappointment dissatisfied dispute disputed error errors fail failed fails failing failure fault faulty forgot forgotten frustrated frustrating frustration ignored impatient inaccurate incorrect issue issues late leaking lost mess messy misleading missing mistake mistakes overcharged poor poorly pointless problem problems refused regret rejected sad sadly sorry stressful struggle struggled terminated tired trouble unable unacceptably unanswered unavailable unclean uncomfortable unexpected unfair unfortunately unfriendly unhappy unhelpful unpleasant unprofessional unreliable unresolved unsatisfied upset useless wasted wrong wrongly broke broken cancelled cancel charged expired rude rudely stopped confusingly inefficient',
  '-3': 'angry appalled awfully cheat cheated dishonest disrespectful dreadful furious garbage hate hated hates hopeless incompetent infuriating insulting liar lied lies lying nightmare outraged pathetic ridiculous ripoff rubbish shocking terribly unacceptable waste worse worthless unsafe dangerous threatened outrageous disaster',
  '-4': 'abysmal appalling atrocious awful disgraceful disgusted disgusting fraud fraudulent horrendous horrible scam scammed scammers terrible worst disastrous',
}

/** Strength of each word. */
export const englishWords: ReadonlyMap<string, number> = new Map(
  Object.entries(words).flatMap(([strength, list]) =>
    list.split(' ').map((word): [string, number] => [word, Number(strength)]),
  ),
)

/** Words that turn the next ones round. */
export const englishNegations: ReadonlySet<string> = new Set(
  "not no never none nobody nothing neither nor nowhere without hardly barely scarcely cannot cant can't dont don't didnt didn't doesnt doesn't isnt isn't wasnt wasn't arent aren't werent weren't wont won't wouldnt wouldn't shouldnt shouldn't couldnt couldn't havent haven't hasnt hasn't hadnt hadn't aint ain't".split(
    ' ',
  ),
)

/** Words that make the next one stronger, or weaker where below 1. */
export const englishIntensifiers: ReadonlyMap<string, number> = new Map([
  ...'absolutely completely deeply enormously entirely especially exceptionally extremely fully greatly highly hugely incredibly insanely particularly really remarkably seriously so super thoroughly too totally truly unbelievably utterly very'
    .split(' ')
    .map((word): [string, number] => [word, 1.3]),
  ...'almost barely fairly kinda less little marginally mildly moderately partly pretty quite rather relatively slightly somewhat sort'
    .split(' ')
    .map((word): [string, number] => [word, 0.7]),
])

/** Frequent words by which English is told from other languages. */
export const englishFunctionWords: ReadonlySet<string> = new Set(
  "the and of to in is it that was for you with this are my have had they be at from your we but what there been would their which will when were our has who them its his her she he about after again because before being could did does each even ever every into just me more most much only other out over same should some still such than then these those through until while why i i'm it's".split(
    ' ',
  ),
)
