// What the demo's town was given by the simulator.
export const CLIENT = {
  id: 'rurales-entre-deux-mers-demonstration',
  secret: 'demonstration-aucun-secret-du-tout',
} as const
