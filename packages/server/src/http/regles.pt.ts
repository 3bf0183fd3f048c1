import { nomsDes } from '../foyers/noms.ts'
import { formats } from '../outside/formats.ts'
import { raisonDe } from '../prelevements/raisons.ts'
import type { Regles } from './regles.fr.ts'

const { date, jour, jourDeSemaine, moment } = formats('pt')
const n = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
const heure = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('pt-PT', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant)
function ages(min: number | null, max: number | null): string {
  if (min === null) return `até aos ${max} anos`
  return max === null ? `a partir dos ${min} anos` : `dos ${min} aos ${max} anos`
}

const AU_SERVICE = 'Contacte a equipa: pode fazê-lo mediante apresentação de um documento.'

export const regles: Regles = {
  commun: {
    ordre: 'O último dia vem antes do primeiro.',
    futur: 'Esta data está no futuro.',
    telephone: 'Este número não está completo (exemplo: 06 12 34 56 78).',
    jours: (max) => `De 1 a ${max} dias, o fim depois do início.`,
    joursAuPlus: (max) => `Escolha um período de ${max} dias no máximo.`,
    texteChange: 'Este texto acaba de mudar: releia-o.',
    partieChangee: 'Esta parte acaba de mudar: releia-a.',
  },
  comptes: {
    envoye:
      'Acaba de seguir um e-mail para este endereço. Chega em poucos minutos: veja também no correio não solicitado.',
    envoyeSiCompte:
      'Se existir uma conta neste endereço, acaba de seguir um e-mail. Chega em poucos minutos: veja também no correio não solicitado.',
    deuxEnvoyes:
      'Acabam de seguir dois e-mails: um para o seu endereço atual, para aceitar, outro para o novo, para o confirmar. O endereço muda quando ambos responderem.',
    confirmationPassee:
      'Esta ligação já serviu ou expirou. A sua conta talvez já esteja ativa: inicie sessão. Senão, volte a «Criar uma conta» para receber outra ligação.',
    echec: (restants, minutes) => {
      const pause = n(minutes, 'minuto')
      return restants === 0
        ? `Endereço ou palavra-passe incorretos. Espere ${pause} antes de tentar de novo, ou escolha «Esqueci-me da palavra-passe».`
        : `Endereço ou palavra-passe incorretos. ${restants === 1 ? 'Resta 1 tentativa' : `Restam ${restants} tentativas`} antes de uma pausa de ${pause}.`
    },
    attendre: (minutes) => `Demasiadas tentativas. Tente de novo daqui a ${n(minutes, 'minuto')}.`,
    tropCourt: (min, given) => `São precisos pelo menos ${min} caracteres: há ${given}.`,
    tropLong: (max, given) => `${max} caracteres no máximo: há ${given}.`,
    tropFacile:
      'Esta palavra-passe é demasiado fácil de adivinhar: palavras comuns, teclas seguidas, o seu endereço ou a sua localidade. Acrescente palavras sem relação entre si.',
    pasActuel: 'Esta não é a sua palavra-passe atual.',
    choisir: 'Escolha uma palavra-passe.',
    memeAdresse: 'Já é o endereço da sua conta.',
    adressePrise:
      'Este endereço tem agora outra conta: a mudança já não pode ser feita. O seu endereço continua o mesmo. Para ficar só com uma conta, contacte a equipa.',
    changementPasse:
      'Esta ligação já serviu, expirou, ou o pedido foi cancelado. Para mudar de endereço, recomece em «A minha conta».',
    invitationPassee:
      'Este convite já serviu, foi cancelado ou expirou. Se já respondeu, inicie sessão; senão, peça ao outro progenitor que o convide de novo.',
    dejaMembre: 'Esta pessoa já tem acesso ao processo da sua família.',
    autreDossier:
      'Este endereço já tem uma conta com o seu próprio processo. Contacte a equipa: pode juntar os dois processos.',
    tropDeCles: (max) => `Uma conta tem no máximo ${max} chaves de acesso. Retire primeiro uma.`,
    retourPasse:
      'Não foi possível concluir o início de sessão: demorou demasiado, ou este regresso já serviu. Clique de novo em «Iniciar sessão»; provavelmente não terá de escrever outra vez a palavra-passe.',
  },
  franceconnect: {
    perimee: 'Passou demasiado tempo desde a sua identificação. Clique de novo no botão FranceConnect.',
    agent:
      'O FranceConnect é para as famílias. As equipas entram com a palavra-passe ou uma chave de acesso.',
    autrePersonne:
      'A identidade dada pelo FranceConnect não é a de nenhum dos pais do seu processo: nada foi ligado. Se houver um nome a corrigir em «O meu agregado», corrija-o e recomece; senão, contacte a equipa.',
    dejaRelie:
      'Esta conta já está ligada a outra identidade, ou esta identidade a outra conta: nada mudou. Retire primeiro a ligação antiga em «A minha conta».',
  },
  foyers: {
    codePostal: 'Um código postal tem cinco algarismos (exemplo: 33760).',
    courriel: 'Este endereço de e-mail não é válido (exemplo: nome.apelido@exemplo.pt).',
    dateImpossible: 'Esta data não existe.',
    tropAncienne: (ans) => `Esta data tem mais de ${ans} anos: verifique o ano.`,
    obligatoire: 'Esta informação é obrigatória.',
    lecture: 'Esta informação não se altera aqui: escreva à equipa.',
    enfantsDAbord: 'Acrescente primeiro os seus filhos ao seu processo.',
    enfantsACharge: 'Não mais do que o número de filhos a cargo.',
  },
  fichiers: {
    incomplet: 'O envio chegou incompleto. Tente de novo.',
    choisir: 'Escolha um ficheiro.',
    tropGros: (mo) =>
      `Este ficheiro tem mais de ${mo} MB. Envie uma fotografia mais pequena ou um PDF mais leve.`,
    tropEnCours: 'Há demasiados ficheiros a ser enviados. Termine ou cancele alguns.',
    tropEnAttente: 'Há demasiados ficheiros à espera. Envie a sua mensagem, ou retire alguns.',
    plusLa: 'Um ficheiro anexado já não está disponível. Retire-o, anexe-o de novo e volte a enviar.',
    rejoindre: 'Anexe este ficheiro de novo.',
  },
  messages: {
    ecrire: 'Escreva a sua mensagem.',
    tropLong: 'Esta mensagem é demasiado longa: envie-a em várias partes.',
  },
  documents: {
    dejaRepondu: 'A equipa já respondeu sobre este documento. Pode enviar outro em seu lugar.',
    pasDAttestation: (annee) =>
      `Não pagou nada em ${annee} pela guarda de uma criança com menos de 6 anos em 1 de janeiro: não há declaração para esse ano.`,
  },
  proches: {
    listePleine: (max) => `A sua lista já tem ${max} pessoas: retire primeiro uma.`,
    role: 'Indique se esta pessoa pode vir buscar a criança, ou se deve ser avisada em caso de emergência.',
    demandesEnAttente: 'Vários pedidos já aguardam a resposta da equipa.',
    plusEnVigueur: 'Esta decisão já não está em vigor.',
  },
  gardes: {
    deuxFoyers: 'Esta criança já tem dois agregados.',
    retirerDAbord: 'Esta criança já tem dois agregados. A equipa tem primeiro de a retirar de um deles.',
    dejaLa: 'Esta criança já está neste processo.',
    decision: `Uma decisão judicial está em vigor para esta criança. ${AU_SERVICE}`,
    decisionPersonne:
      'Uma decisão judicial em vigor diz respeito a esta criança e a uma pessoa deste agregado. A equipa tem primeiro de a levantar.',
    dejaAcces: 'Esta pessoa já tem acesso ao seu processo.',
    dejaUneFiche: (prenom) =>
      `O seu processo já tem uma ficha de ${prenom}. A equipa recebeu a sua resposta: compara as duas fichas e depois reúne-as sem perder nada. Será avisado por e-mail.`,
    comparees:
      'O outro progenitor já respondeu: a equipa compara o que cada um escreveu e avisá-lo-á por e-mail.',
    close: `Esta data não é a da criança. O pedido está encerrado. ${AU_SERVICE}`,
    pasLaDate: 'Esta não é a data de nascimento da criança em causa.',
    dejaException: 'Estes dias já estão noutra exceção.',
  },
  inscriptions: {
    closes: (nom) => `As inscrições em «${nom}» estão encerradas.`,
    territoire: (nom) =>
      `«${nom}» está reservado às famílias das localidades do território: verifique a localidade em «O meu agregado».`,
    renouveler: (annee) =>
      `Renove primeiro o seu processo para ${annee} em «O meu agregado»: o prazo terminou.`,
    champs: (champs) => `A completar em «O meu agregado»: ${nomsDes(champs, 'pt').join(', ')}.`,
    pieces: (noms) => `A entregar em «Os meus documentos»: ${noms.join(', ')}.`,
    deja: {
      demandee: (prenom) => `Já há um pedido em análise para ${prenom}.`,
      incomplete: (prenom) => `Já há um pedido para ${prenom}: aguarda que o complete.`,
      'en-attente': (prenom) => `${prenom} já está na lista de espera.`,
      acceptee: (prenom) => `${prenom} já tem inscrição.`,
    },
    tropGrand: (nom, min, max, prenom, age, le) =>
      `${prenom} ${le === null ? `tem ${n(age, 'ano')}` : `terá ${n(age, 'ano')} em ${date(le)}`}: «${nom}» está aberto ${ages(min, max)}.`,
    tropPetit: (nom, min, max, prenom, age, le) =>
      `«${nom}» está aberto ${ages(min, max)}: ${prenom} terá ${n(age, 'ano')} em ${date(le)}.`,
  },
  contrats: {
    passe: 'Estas datas já passaram.',
    tropLong: (mois) => `Um contrato dura no máximo ${mois} meses: peça outro para o que se segue.`,
    deuxFois: (day) => `O dia «${jourDeSemaine(day)}» está indicado duas vezes.`,
    heures: 'A hora de saída vem antes da hora de chegada.',
    horsContrat: 'Este dia não está nas datas do contrato.',
    jourPasse: 'Este dia já passou.',
    ferme: 'O serviço está fechado nesse dia.',
    dejaPrevu: (debut, fin) => `O contrato já prevê o acolhimento das ${debut} às ${fin} nesse dia.`,
    dejaDemandees: (debut, fin) => `Já há horas pedidas das ${debut} às ${fin} nesse dia.`,
    sansContrat: (activite) => `«${activite}» reserva-se no planeamento, sem contrato.`,
    pasInscrit: (prenom, activite) =>
      `A inscrição de ${prenom} em «${activite}» não está aceite: peça-a em «Os nossos serviços».`,
    pasToutesDates: (prenom) => `${prenom} não tem inscrição nesta atividade em todas essas datas.`,
    age: (prenom, min, max) =>
      `${prenom} não tem a idade desta atividade no primeiro dia (${max === null ? `a partir dos ${min} anos` : `dos ${min} aos ${max} anos`}).`,
    autreContrat: (accepte, prenom, debut, fin) =>
      `Já há um contrato ${accepte ? 'aceite' : 'pedido'} para ${prenom} de ${date(debut)} a ${date(fin)}.`,
    memesDates: 'Já existe um contrato nessas datas.',
    pasAccepte: 'As horas pedem-se depois de a equipa aceitar o contrato.',
  },
  reservations: {
    deuxFois: 'O mesmo dia aparece duas vezes para a mesma criança. Nada foi guardado.',
    laDeuxFois: 'Este dia aparece duas vezes.',
  },
  absences: {
    jour: (prenom, day) => (day === null ? prenom : `${prenom}, ${jour(day)}`),
    'non-reserve': (qui) => `${qui}: não tem nenhuma reserva em seu nome nesse dia.`,
    'non-confirmee': (qui) =>
      `${qui}: esta reserva não está confirmada, por isso não é faturada. Não há falta a comunicar.`,
    'deja-facture': (qui) => `${qui}: este dia já foi faturado. Contacte a equipa.`,
    'deja-absent': (qui) =>
      `${qui}: já há uma falta comunicada. Para a corrigir, retire-a se a equipa ainda não respondeu; senão, contacte a equipa.`,
    annulable: (qui, jusquA, zone) =>
      `${qui}: ainda pode cancelar a reserva até ${moment(jusquA, zone)}. Cancele-a antes: não lhe custará nada.`,
    'trop-tard': (qui, jusquAu) =>
      `${qui}: a falta podia ser comunicada até ${jour(jusquAu)}. Contacte a equipa.`,
  },
  paiements: {
    pasEnLigne: 'O pagamento em linha não está aberto para este serviço.',
    autreOnglet: 'O pagamento já está a abrir noutro separador.',
    ouvert: (depuis, reprise, zone) =>
      `Há um pagamento aberto desde as ${heure(depuis, zone)} para esta fatura. Termine-o, ou recomece a partir das ${heure(reprise, zone)}.`,
    adresse: 'O PayFiP não aceita o endereço de e-mail da sua conta. Peça à equipa que o corrija.',
  },
  prelevements: {
    pasPropose: 'Este serviço não propõe o débito direto.',
    dejaUn: (regie) => `Já tem uma autorização para «${regie}»: termine-a antes de assinar outra.`,
    adresse: 'A autorização leva a sua morada: complete-a em «O meu agregado» e volte aqui.',
    titulaire: 'Escreva o nome do titular em letras latinas, como nos seus dados bancários.',
    dejaSigne: 'Esta autorização já está assinada.',
    plusSignable: 'Esta autorização já não pode ser assinada.',
    essais: (restants) =>
      restants <= 0
        ? 'Este código não é o certo, e já não tem tentativas: peça um novo.'
        : `Este código não é o certo. ${restants === 1 ? 'Resta-lhe 1 tentativa' : `Restam-lhe ${restants} tentativas`}.`,
    termine: 'Esta autorização terminou. Para voltar ao débito direto, assine outra.',
    signerDAbord: 'Assine primeiro esta autorização com o código recebido por e-mail.',
    plusReprenable: (code) =>
      `Esta autorização não pode ser retomada: ${raisonDe(code, 'pt')}. Termine-a e assine outra, com a sua conta atual.`,
    pays: 'Um IBAN começa pelas duas letras do país, FR para a França. Copie o dos seus dados bancários.',
    horsSepa: 'Uma conta fora da zona SEPA não pode ser debitada: indique o IBAN de uma conta da zona SEPA.',
    longueur: (pays, attendus, donnes) =>
      `Um IBAN que começa por ${pays} tem ${attendus} caracteres: este tem ${donnes}.`,
    caractere: 'Este IBAN tem um carácter que não devia estar aí: copie-o dos seus dados bancários.',
    faux: 'Este IBAN não existe: há um algarismo ou uma letra a corrigir.',
    bic: 'Um BIC tem 8 ou 11 caracteres (exemplo: AGRIFRPP). Também o pode deixar vazio.',
  },
}
