import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html, type TemplateResult } from 'lit'
import { avis, squelette } from '../../packages/elements/src/ui/avis.ts'
import { icones } from '../../packages/elements/src/ui/icones.ts'
import './planche.ts'

export default { title: 'Fondations/Motifs', id: 'motifs' } satisfies Meta
type Story = StoryObj

/** A pattern: when, how, then what it looks like. */
const motif = (titre: string, usage: string, exemple: TemplateResult): Story => ({
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget"><h2>${titre}</h2><p>${usage}</p>${exemple}</section>`}></inoe-planche>`,
})

export const UnRefusDitSaRaison = {
  name: 'Un refus dit sa raison',
  ...motif(
    'Un refus dit sa raison',
    'Et ce que l’on peut faire : à côté de ce qui est refusé, jamais dans une fenêtre. Rien de ce qui était saisi n’est perdu.',
    html`<div class="champ">
      <label for="jour">Mercredi 16 septembre</label>
      <input id="jour" value="Léa, journée" aria-invalid="true" aria-describedby="jour-erreur" />
      <span class="erreur" id="jour-erreur">Complet depuis 9 h 02. Vous pouvez demander à être sur liste d’attente : 3 enfants y sont.</span>
    </div>
    ${avis('erreur', html`<p>2 jours sont enregistrés, 1 ne l’est pas.</p><button class="lien" type="button">Voir le jour refusé</button>`)}`,
  ),
}

export const CeQuIlFautFaireDAbord = {
  name: 'Ce qu’il faut faire vient d’abord',
  ...motif(
    'Ce qu’il faut faire vient d’abord',
    'À payer, à donner, à confirmer : en haut, avec un bouton plein. Ce qui est réglé est derrière un second bouton.',
    html`<div class="carte">
      <div class="rang"><b>Facture de septembre</b><span class="etat agir">À payer avant le 15</span><b class="num pousse">86,40 €</b></div>
    </div>
    <div class="actions"><button class="bouton" type="button">Paiement en ligne</button><button class="lien" type="button">Voir mes factures payées</button></div>`,
  ),
}

export const RienNePartAvantEnregistrer = {
  name: 'Rien ne part avant « Enregistrer »',
  ...motif(
    'Rien ne part avant « Enregistrer »',
    'Une barre reste en vue et dit, en mots et en euros, ce qui va se faire. Quitter avec des changements demande d’abord.',
    html`<div class="carte"><div class="rang"><b class="num">+ 2 ajouts</b><b class="num">– 1 retrait</b><span class="num">soit 23,40 €</span></div></div>
    <div class="actions"><button class="bouton" type="button">Enregistrer</button><button class="lien" type="button">Annuler les modifications</button></div>`,
  ),
}

export const EtatVide = {
  name: 'Une liste vide dit quoi faire',
  ...motif(
    'Une liste vide dit quoi faire',
    'Une phrase, puis l’action qui la remplit. Jamais une page blanche.',
    html`<p>Aucune demande d’inscription pour l’instant. Choisissez une activité, et le service vous répond.</p>
    <div class="actions"><a class="bouton" href="#services">Nos services</a></div>`,
  ),
}

export const EnAttendant = {
  name: 'En attendant, rien ne bouge',
  ...motif(
    'En attendant, rien ne bouge',
    'Le squelette a la hauteur de ce qui vient. Après 15 secondes, le module dit que le service est trop lent.',
    squelette(3, 'Chargement…'),
  ),
  tags: ['chargement'],
}

export const UneErreurSeReprend = {
  name: 'Une erreur se reprend',
  ...motif(
    'Une erreur se reprend',
    'Ce qui s’est passé, ce qu’il faut faire, « Réessayer » ; les mêmes mots partout, et le contact du service.',
    avis(
      'erreur',
      html`<p>Le service ne répond pas. Vérifiez votre connexion, puis réessayez.</p><button class="lien" type="button">Réessayer</button>`,
    ),
  ),
}

export const CeQuiNeSeDefaitPas = {
  name: 'Ce qui ne se défait pas se confirme',
  ...motif(
    'Ce qui ne se défait pas se confirme',
    'La question nomme ce qui va disparaître ; le bouton porte le verbe, jamais « OK ». Tout le reste se défait après coup.',
    html`<div class="carte"><p><b>Retirer Léa de l’accueil du soir ?</b></p><p class="sous">Ses 4 jours réservés seront rendus.</p>
    <div class="actions"><button class="lien" type="button">Garder</button><button class="bouton danger" type="button">Retirer Léa</button></div></div>`,
  ),
}

export const UnMotAvecChaqueSigne = {
  name: 'Un mot avec chaque signe',
  ...motif(
    'Un mot avec chaque signe',
    'Une icône n’est jamais seule, une couleur non plus : sans l’une ni l’autre, on lit encore tout.',
    html`<div class="rang">
      <span class="etat fait">Validé</span><span class="etat attente">À vérifier</span><span class="etat agir">À fournir</span>
      <a class="menu" href="#menu">${icones.chevron}<span>Menu</span></a>
    </div>`,
  ),
}
