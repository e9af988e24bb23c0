export { firstGoldenId } from './golden-id'
