import type { HelpConfiguration, Option } from 'commander'
import { words } from './language'

/** Headings as commander writes them, in the language of this process. */
const titles: ReadonlyMap<string, string> = new Map([
  ['Usage:', words.help.usage],
  ['Arguments:', words.help.arguments],
  ['Options:', words.help.options],
  ['Commands:', words.help.commands],
])

/** Makes commander write its own part of the help in the language of this process. */
export const translatedHelp: HelpConfiguration = {
  styleTitle: (title) => titles.get(title) ?? title,
  optionDescription: ({ description, argChoices, defaultValue }: Option) =>
    [
      description,
      ...(argChoices === undefined ? [] : [words.help.choices(argChoices.join(', '))]),
      // A switch that is on unless `--no-…` is given has no default worth telling.
      ...(defaultValue === undefined || typeof defaultValue === 'boolean'
        ? []
        : [words.help.byDefault(JSON.stringify(defaultValue))]),
    ].join(' '),
}
