import type { Paroles } from './problem.fr.ts'

export const paroles: Paroles = {
  refus: {
    'requete-invalide': { title: 'Verifique o que escreveu', detail: 'Há campos a corrigir.' },
    'json-invalide': { title: 'Pedido ilegível', detail: 'O pedido chegou incompleto. Tente de novo.' },
    introuvable: { title: 'Não encontrado', detail: 'Este elemento não existe ou já não está disponível.' },
    'non-connecte': { title: 'Sessão necessária', detail: 'Inicie sessão para continuar.' },
    'origine-non-declaree': {
      title: 'Site não declarado',
      detail: 'Este site não está declarado para esta autarquia.',
    },
    'trop-gros': { title: 'Ficheiro demasiado grande', detail: 'O pedido ultrapassa o tamanho permitido.' },
    'trop-de-tentatives': {
      title: 'Demasiadas tentativas',
      detail: 'Espere alguns minutos antes de tentar de novo.',
    },
    'cle-deja-utilisee': { title: 'Pedido já recebido', detail: 'Outro pedido já usou esta chave.' },
    'erreur-interne': {
      title: 'Ocorreu um problema',
      detail: 'Nada se perdeu. Tente de novo dentro de instantes.',
    },
    'service-indisponible': {
      title: 'Serviço indisponível',
      detail: 'O serviço está momentaneamente indisponível. Tente de novo dentro de instantes.',
    },
    'identifiants-incorrects': { title: 'Sessão recusada', detail: 'Endereço ou palavra-passe incorretos.' },
    'compte-non-confirme': {
      title: 'Conta por confirmar',
      detail: 'Siga primeiro a ligação do e-mail de confirmação.',
    },
    'mot-de-passe-faible': {
      title: 'Palavra-passe demasiado fraca',
      detail: 'Escolha uma palavra-passe mais longa ou menos comum.',
    },
    'lien-invalide': {
      title: 'Ligação expirada',
      detail: 'Esta ligação já serviu ou expirou. Peça uma nova.',
    },
    'mot-de-passe-actuel': {
      title: 'Palavra-passe a verificar',
      detail:
        'Esta não é a sua palavra-passe atual. Tente de novo, ou escolha «Esqueci-me da palavra-passe».',
    },
    'invitation-impossible': {
      title: 'Convite impossível',
      detail: 'Esta pessoa não pode ser convidada. Contacte a equipa.',
    },
    'franceconnect-refuse': {
      title: 'O FranceConnect não está ligado',
      detail: 'Esta identidade não pode abrir esta conta: nada mudou.',
    },
    'cle-acces-refusee': {
      title: 'Chave de acesso não reconhecida',
      detail: 'Esta chave de acesso não pôde ser verificada. Tente de novo, ou use a palavra-passe.',
    },
    'modifie-ailleurs': {
      title: 'Alterado entretanto',
      detail: 'Estas informações mudaram noutro separador ou por outra pessoa.',
    },
    'date-naissance-invalide': {
      title: 'Data de nascimento a verificar',
      detail: 'Esta data de nascimento não é possível.',
    },
    'enfant-rattache': {
      title: 'Retirada impossível',
      detail:
        'Esta criança tem inscrições, reservas, documentos, mensagens ou um segundo agregado: peça à equipa que a retire.',
    },
    'effacement-impossible': {
      title: 'Impossível apagar',
      detail: 'Ainda há algo a resolver com esta família.',
    },
    'visa-requis': {
      title: 'Visto necessário',
      detail: 'Nada é destruído sem o visto dos Arquivos departamentais.',
    },
    'duree-hors-limites': {
      title: 'Duração fora dos limites',
      detail: 'Esta duração é mais curta, ou mais longa, do que a lei permite.',
    },
    'rien-a-eliminer': {
      title: 'Nada a propor',
      detail: 'Nada chegou ao fim do seu prazo de conservação.',
    },
    'elimination-en-cours': {
      title: 'Já há uma lista de eliminação em curso',
      detail: 'Termine-a, ou abandone-a, antes de propor outra.',
    },
    'elimination-impossible': {
      title: 'Passo impossível',
      detail:
        'Esta lista de eliminação não está neste passo. Recarregue a página para ver em que ponto está.',
    },
    'quotient-introuvable': {
      title: 'Nenhum processo encontrado',
      detail:
        'Nem a CAF nem a MSA conhecem um beneficiário com esta identidade. Verifique-a: deve ser a da pessoa que recebe os abonos, com todos os nomes próprios.',
    },
    'quotient-autre-foyer': {
      title: 'Processo de outro agregado',
      detail:
        'O processo encontrado não tem os mesmos pais, filhos ou código postal que o seu processo aqui. Corrija o que não está atualizado, ou escreva o seu quotient e junte o atestado.',
    },
    'quotient-indisponible': {
      title: 'A CAF e a MSA não respondem',
      detail: 'Tente mais tarde, ou escreva o seu quotient e junte o atestado.',
    },
    'sans-autorite-parentale': {
      title: 'Resposta reservada aos titulares das responsabilidades parentais',
      detail:
        'O seu processo indica que não exerce as responsabilidades parentais sobre esta criança. Se for um erro, escreva à equipa.',
    },
    'fichier-refuse': {
      title: 'Ficheiro recusado',
      detail: 'Envie um PDF ou uma fotografia (JPEG, PNG, HEIC).',
    },
    'fichier-vide': { title: 'Ficheiro vazio', detail: 'Este ficheiro não contém nada.' },
    'fichier-abime': {
      title: 'Ficheiro danificado',
      detail:
        'Este ficheiro está danificado ou incompleto. Abra-o para verificar, guarde-o de novo e volte a enviá-lo.',
    },
    'fichier-protege': {
      title: 'Ficheiro protegido',
      detail:
        'Este PDF pede uma palavra-passe: a equipa não o poderia abrir. Guarde uma cópia sem palavra-passe, ou fotografe o documento.',
    },
    'fichier-actif': {
      title: 'PDF com programa',
      detail: 'Este PDF contém um programa. Imprima-o para um novo PDF, ou fotografe o documento.',
    },
    'fichier-demesure': {
      title: 'Ficheiro desmedido',
      detail: 'Uma vez aberto, este ficheiro seria desmedido. Envie uma fotografia comum do documento.',
    },
    'image-refusee': {
      title: 'Imagem recusada',
      detail: 'Envie uma imagem JPEG ou PNG, com 2000 pontos de lado e 1 MB no máximo.',
    },
    'fichier-incomplet': {
      title: 'Envio por terminar',
      detail: 'Este ficheiro não chegou inteiro. Retome o envio.',
    },
    'fichier-en-controle': {
      title: 'Ficheiro a ser verificado',
      detail: 'O antivírus verifica este ficheiro. Tente de novo daqui a alguns minutos.',
    },
    'fichier-infecte': {
      title: 'Ficheiro perigoso',
      detail: 'O antivírus encontrou um vírus neste ficheiro: foi destruído.',
    },
    'deja-inscrit': { title: 'Já pedido', detail: 'Já existe um pedido para esta criança.' },
    'age-non-admis': { title: 'Idade não admitida', detail: 'A criança não tem a idade desta atividade.' },
    'rattachement-impossible': {
      title: 'Impossível associar',
      detail: 'Esta criança não pode entrar neste processo. Contacte o serviço.',
    },
    'dernier-foyer': {
      title: 'O seu único lar',
      detail: 'Esta criança não tem outro lar: não pode ser retirada deste.',
    },
    'garde-impossible': {
      title: 'Calendário impossível',
      detail: 'Esta criança só tem um lar: associe-a primeiro ao outro lar.',
    },
    'fusion-impossible': {
      title: 'Junção impossível',
      detail: 'Estes dois processos não podem ser juntos por agora.',
    },
    'contrat-facture': {
      title: 'Contrato já faturado',
      detail:
        'Este contrato já está faturado para além desse dia. Escolha um dia posterior, ou deixe-o neste processo.',
    },
    'separation-impossible': {
      title: 'Separação impossível',
      detail: 'Este processo não pode ser separado desta forma.',
    },
    'dernier-acces': {
      title: 'Último acesso',
      detail: 'Mais ninguém teria acesso a este processo. Confirme que é mesmo isso que é preciso fazer.',
    },
    'renouvellement-impossible': {
      title: 'Ainda não é possível',
      detail: 'Falta uma informação nesta parte: complete-a e depois confirme.',
    },
    'renouvellement-ferme': {
      title: 'Nenhuma renovação em curso',
      detail: 'Hoje não é pedida nenhuma renovação de processo.',
    },
    'renouvellement-requis': {
      title: 'Processo a renovar',
      detail: 'Renove primeiro o seu processo em “O meu agregado”.',
    },
    'piece-manquante': { title: 'Documento em falta', detail: 'Falta um documento obrigatório.' },
    'dossier-incomplet': {
      title: 'Processo a completar',
      detail: 'Complete «O meu agregado» antes de continuar.',
    },
    'inscription-close': {
      title: 'Inscrições encerradas',
      detail: 'Já não é possível inscrever-se neste período.',
    },
    'deja-repondu': { title: 'Já respondido', detail: 'Este pedido já recebeu uma resposta.' },
    'motif-requis': { title: 'Motivo em falta', detail: 'Indique o motivo: a família vai lê-lo.' },
    'inscriptions-completes': {
      title: 'Sem vagas',
      detail:
        'Todas as vagas estão ocupadas: ponha o pedido em lista de espera, ou espere que uma fique livre.',
    },
    'inscription-utilisee': {
      title: 'Inscrição já usada',
      detail:
        'Há dias reservados ou a faturar, ou um contrato em curso: cancele-os primeiro, ou fale com a equipa.',
    },
    'decision-definitive': {
      title: 'Tarde para voltar atrás',
      detail: 'Este pedido mudou desde então, ou outro o substituiu. Faça um novo pedido.',
    },
    'hors-territoire': {
      title: 'Reservado às famílias do território',
      detail: 'Esta atividade é reservada às famílias que vivem no território.',
    },
    'cellules-contradictoires': {
      title: 'Pedido contraditório',
      detail: 'O mesmo dia é adicionado e retirado ao mesmo tempo.',
    },
    'absence-impossible': {
      title: 'Falta impossível',
      detail: 'Nada foi guardado: a falta de alguns dias não pode ser comunicada.',
    },
    'contrat-impossible': {
      title: 'Contrato a rever',
      detail: 'O pedido não foi enviado: há pontos a corrigir.',
    },
    'contrat-existant': {
      title: 'Contrato já pedido',
      detail: 'Já existe um contrato para esta criança nestas datas.',
    },
    'heures-impossibles': {
      title: 'Horas a rever',
      detail: 'O pedido não foi enviado: estas horas não são possíveis.',
    },
    'facture-non-payable': {
      title: 'Pagamento impossível',
      detail: 'Esta fatura já não se paga em linha.',
    },
    'paiement-en-cours': {
      title: 'Pagamento em curso',
      detail: 'Já há um pagamento em curso para esta fatura.',
    },
    'regies-differentes': {
      title: 'Pagamentos separados',
      detail: 'Estas faturas pagam-se em várias vezes, uma por tesouraria.',
    },
    'montant-hors-limites': {
      title: 'Montante fora dos limites',
      detail: 'O pagamento em linha vai de 1 € a 99 999,99 €.',
    },
    'payfip-indisponible': {
      title: 'PayFiP indisponível',
      detail: 'O serviço de pagamento não responde. Nada foi debitado: tente mais tarde.',
    },
    'facture-sous-mandat': {
      title: 'Já debitada',
      detail: 'Esta fatura é paga por débito direto: não tem nada a fazer.',
    },
    'titre-seul': {
      title: 'Uma de cada vez',
      detail: 'Estas faturas pagam-se uma a uma: assinale só uma.',
    },
    'titre-sans-reference': {
      title: 'Ainda não pagável em linha',
      detail: 'A tesouraria pública ainda não registou esta fatura. Volte daqui a alguns dias.',
    },
    'facturation-modifiee': {
      title: 'A verificar de novo',
      detail: 'Reservas, presenças ou preços mudaram desde o rascunho. Releia-o e depois emita.',
    },
    'facturation-emise': {
      title: 'Já emitida',
      detail: 'Estas faturas já foram emitidas. Para corrigir, faça uma nota de crédito.',
    },
    'facturation-bloquee': {
      title: 'Emissão impossível',
      detail: 'Resolva primeiro os pontos que bloqueiam o rascunho.',
    },
    'avoir-impossible': {
      title: 'Nota de crédito impossível',
      detail: 'Uma nota de crédito não ultrapassa o que foi faturado e ainda não devolvido.',
    },
    'tarif-incoherent': {
      title: 'Preço a rever',
      detail: 'Este preço não foi guardado: há pontos a corrigir.',
    },
    'tarif-deja-facture': {
      title: 'Dias já faturados',
      detail: 'Um preço não muda dias já faturados: escolha uma data posterior.',
    },
    'pointage-impossible': {
      title: 'Presenças a rever',
      detail: 'Nada foi guardado: há linhas a corrigir.',
    },
    'pointage-facture': {
      title: 'Presença já faturada',
      detail: 'Esta presença está faturada. Para a corrigir, faça uma nota de crédito.',
    },
    'moyen-non-admis': {
      title: 'Meio de pagamento não aceite',
      detail: 'O ato da tesouraria não permite este meio de pagamento.',
    },
    'especes-trop-elevees': {
      title: 'Demasiado numerário',
      detail: 'Uma tesouraria não pode receber mais de 300 € em numerário.',
    },
    'credit-insuffisant': {
      title: 'Saldo insuficiente',
      detail: 'A família não tem tanto saldo nesta tesouraria.',
    },
    'encaissement-annule': { title: 'Já anulado', detail: 'Este recebimento já está anulado.' },
    'encaissement-non-annulable': {
      title: 'Anulação impossível',
      detail: 'Este recebimento não se anula aqui.',
    },
    'iban-invalide': { title: 'IBAN a verificar', detail: 'Este IBAN não é válido.' },
    'mandat-impossible': {
      title: 'Mandato impossível',
      detail: 'Este mandato não pode ser criado nem alterado.',
    },
    'code-incorrect': {
      title: 'Código incorreto',
      detail: 'Este código não é o certo ou já não é válido. Peça um novo.',
    },
    'remise-impossible': {
      title: 'Remessa impossível',
      detail: 'Esta remessa não pode ser preparada nem alterada.',
    },
    'trop-de-pieces': {
      title: 'Demasiados anexos',
      detail: 'Uma mensagem leva 5 ficheiros no máximo: envie os outros numa segunda mensagem.',
    },
    'message-vide': { title: 'Mensagem vazia', detail: 'Escreva a sua mensagem antes de a enviar.' },
  },
  saisie: {
    obligatoire: 'Este campo é obrigatório.',
    courriel: 'Este endereço de e-mail não é válido (exemplo: nome.apelido@exemplo.pt).',
    elements: (max) => `${max} elementos no máximo: faça-o em várias vezes.`,
    longueur: (max) => `${max} caracteres no máximo.`,
    minimum: (min) => `Pelo menos ${min}.`,
    petite: (min) => `O menor valor permitido é ${min}.`,
    grande: (max) => `O maior valor permitido é ${max}.`,
    entier: 'Escreva um número inteiro.',
    date: 'Escreva uma data completa (dia, mês, ano).',
    liste: 'Escolha na lista.',
    forme: 'A forma não é a esperada.',
    valeur: 'Este valor não é válido.',
  },
}
