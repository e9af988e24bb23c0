export { likeness } from './likeness'
