// `npm start`, `npm test` and the other commands: makes the clone ready, then hands over to the project's Node.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectNode, root, setup } from './setup.mjs'

setup()
const [command = 'start', ...rest] = process.argv.slice(2)
const tool = (name) => path.join(root, 'node_modules', '.bin', name)
const programs = {
  start: [projectNode, 'demo/start.ts'],
  test: [projectNode, 'workshop/test.ts'],
  'test:wordpress': [projectNode, 'e2e/wordpress/run.ts'],
  'test:frontaux': [projectNode, '--test', 'e2e/frontaux/run.ts'],
  build: [projectNode, 'workshop/build.ts'],
  changeset: [tool('changeset')],
  release: [projectNode, 'workshop/release.ts'],
  'new:widget': [projectNode, 'workshop/new-widget.ts'],
  collectivite: [projectNode, 'packages/server/src/collectivites/command.ts'],
  factures: [projectNode, 'packages/server/src/factures/command.ts'],
  sauvegarde: [projectNode, 'packages/server/src/sauvegarde/command.ts'],
  restauration: [projectNode, 'packages/server/src/sauvegarde/restauration.ts'],
  fichiers: [projectNode, 'packages/server/src/fichiers/command-demenager.ts'],
  cles: [projectNode, 'packages/server/src/fichiers/command.ts'],
  bench: [projectNode, 'bench/run.ts'],
  migration: [tool('drizzle-kit'), 'generate', '--config', 'packages/server/drizzle.config.ts'],
  storybook: [
    tool('storybook'),
    'dev',
    '--config-dir',
    'stories/.storybook',
    '--port',
    '6006',
    '--no-open',
    '--host',
    'localhost',
    '--no-version-updates',
    '--disable-telemetry',
  ],
  'build:storybook': [
    tool('storybook'),
    'build',
    '--config-dir',
    'stories/.storybook',
    '--output-dir',
    'storybook-static',
    '--disable-telemetry',
  ],
  captures: [projectNode, 'workshop/captures.ts'],
  format: [tool('biome'), 'check', '--write', '.'],
}
const program = programs[command]
if (!program) {
  console.error(`Unknown command « ${command} ». Known: ${Object.keys(programs).join(', ')}.`)
  process.exit(2)
}
const env = {
  // Types are stripped and modules compiled once, not by each of the processes that load the same ones.
  NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'),
  ...process.env,
  PATH: `${path.dirname(projectNode)}${path.delimiter}${process.env.PATH}`,
}
const child = spawn(program[0], [...program.slice(1), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env,
  shell: process.platform === 'win32',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
