// `npm run new:widget -- mes-repas`: a widget that works, with its words, its test and its stories, to be changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(import.meta.dirname, '..')
const model = path.join(import.meta.dirname, 'modele')

/** Wrong use, told without a stack. */
class Refused extends Error {}

/** What a name becomes in each place. `mes-repas` → `inoe-mes-repas`, `InoeMesRepas`, `mesRepasFr`, « Mes repas ». */
function names(nom: string): Record<string, string> {
  const camel = nom.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const words = nom.replaceAll('-', ' ')
  return {
    nom,
    balise: `inoe-${nom}`,
    Classe: `Inoe${camel[0]?.toUpperCase()}${camel.slice(1)}`,
    messages: `${camel}Fr`,
    Titre: `${words[0]?.toUpperCase()}${words.slice(1)}`,
  }
}

/**
 * Writes the files of a widget.
 * @returns their paths from the root
 * @throws Refused when the name is none, or taken
 */
function create(nom: string | undefined): string[] {
  if (!nom || !/^[a-z]+(-[a-z]+)*$/.test(nom))
    throw new Refused('Name it in French, small letters and dashes: npm run new:widget -- mes-repas')
  const folder = path.join('packages/elements/src', nom)
  const stories = path.join('stories/widgets', `${nom}.stories.ts`)
  for (const taken of [folder, stories])
    if (existsSync(path.join(root, taken))) throw new Refused(`${taken} is there already.`)
  const words = names(nom)
  const fill = (text: string) => text.replaceAll(/__(\w+?)__/g, (_, name: string) => words[name] ?? '')
  mkdirSync(path.join(root, folder))
  return readdirSync(model).map((file) => {
    const place = file === 'stories.ts.txt' ? stories : path.join(folder, fill(file).replace(/\.txt$/, ''))
    writeFileSync(path.join(root, place), fill(readFileSync(path.join(model, file), 'utf8')))
    return place
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [nom] = process.argv.slice(2)
    console.log(create(nom).join('\n'))
    console.log(`
It works as it is: npm run storybook. What is left to decide:
- what it reads: packages/contract, then a route (CONTRIBUTING.md);
- its place among the sections: SECTIONS of packages/contract/src/commun.ts, then the compiler names each place, and
  packages/server/src/hebergement/page.ts which widgets its hosted page shows;
- its WordPress block: integrations/wordpress/blocs/${nom}/block.json, as the others;
- its place in Storybook's sidebar: storySort of stories/.storybook/preview.ts; what one does in it: stories/gestes;
- its line in docs/webmestre/README.md, which its page in Storybook shows, and SIZES.md: npm run bench -- poids;
- its picture in docs/images/modules: workshop/planches.ts, then npm run build:storybook and npm run captures.`)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    console.error(error.message)
    process.exit(2)
  }
}
