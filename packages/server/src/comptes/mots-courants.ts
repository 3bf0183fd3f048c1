// Words that passwords are made of, in France first: what a list of leaked passwords begins with. Combined with digits,
// years, keyboard runs and repetitions by `points()` of the contract, they stand for many thousands of common passwords.

/** Lower case, no accents. */
export const MOTS_COURANTS: readonly string[] = `
motdepasse motdepass passe mdp password passwort passw0rd passwd pass word secret secrete admin administrateur
administrator root user utilisateur login welcome bienvenue changeme changer connexion internet ordinateur portable
azerty azertyuiop azer qsdf wxcv qwerty qwertyuiop qwertz asdf zxcv aqwzsx aqzsed azeqsd iloveyou trustno1 letmein
dragon monkey master shadow superman batman spiderman pokemon naruto minecraft fortnite roblox starwars football
baseball basket rugby tennis hockey soccer princess princesse sunshine flower ninja freedom whatever computer hello
michael jordan charlie ashley jessica daniel thomas anthony matthew andrew joshua robert william george summer winter
autumn spring correcthorsebatterystaple correct horse battery staple test demo exemple example temporaire provisoire
bonjour bonsoir aurevoir salut coucou merci jetaime jtm jetadore monamour mamour amour toujours pourtoujours pourlavie
jaime adore bisou bisous calin doudou loulou chouchou poupette poupee pupuce puce choupette titi titou toutou minou
minette chaton chat chatte chien cheval lapin oiseau papillon coccinelle dauphin tigre lion loup ours panda tortue
souris cochon canard poussin abeille fourmi soleil lune etoile etoiles ciel nuage mer ocean plage montagne foret fleur
fleurs rose marguerite tulipe lavande violette jasmin arbre jardin maison appartement cuisine voiture moto camion velo
bateau avion train ferrari porsche renault peugeot citroen mercedes yamaha honda clio twingo megane ballon foot
footballeur olympique olympiquedemarseille psg om parissaintgermain allezlesbleus allezlesverts girondins stade
toulousain zidane mbappe neymar ronaldo messi coeur coeurs ange anges demon diable dieu jesus maman papa mamie papy
mami papi tonton tata tatie frere soeur enfant enfants mesenfants bebe fils fille garcon mari femme cheri cherie
famille mafamille mesamours mesbebes mestresors mestresor tresor bonheur joie vie lavie belle beau bella
chocolat vanille caramel bonbon gateau pizza fromage cafe biere vin pastis ricard nutella cocacola orange citron
fraise cerise banane pomme poire kiwi
france paris marseille lyon toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims toulon grenoble
dijon angers nimes brest limoges tours amiens perpignan metz besancon orleans rouen mulhouse caen nancy bretagne
corse normandie alsace provence gironde vosges lorraine aquitaine auvergne savoie vendee pays basque biarritz bayonne
langon libourne arcachon epinal vittel contrexeville targon sauveterre cadillac portugal espagne italie algerie maroc
tunisie senegal afrique amerique guadeloupe martinique reunion tahiti bresil canada quebec londres newyork
alexandre alexis alice amandine amelie anais andre angelique anne annie antoine arnaud arthur audrey aurelie aurelien
aurore baptiste benjamin benoit bernard bertrand brigitte bruno camille carla carole caroline catherine cecile cedric
celia celine chantal charlene charles charlotte chloe christelle christian christine christophe claire clara claude
clemence clement corinne cyril damien david delphine denis didier dominique dylan eliott elodie emile emilie emma
emmanuel enzo eric estelle ethan etienne eva evan fabien fabrice fanny florence florian francis francois francoise
frederic gabin gabriel gael gaelle gerard gilles guillaume gwenaelle helene henri hugo ines isabelle jacqueline
jacques jade jean jeanne jeremie jeremy jerome joel johanna jonathan joseph josephine jules julia julie julien juliette
justine karine kevin laetitia laura laure laurence laurent lea leo leon leonie lilou lina lisa lola loic lorenzo lou
louane louis louise luc lucas lucie ludovic madeleine mael maeva manon marc marie marine marion martin martine mathieu
mathilde mathis matteo maxence maxime melanie melissa michel michele mickael mohamed monique morgane mylene myriam
nadia nathalie nathan nicolas nicole nina noah noe noemie nolan oceane oliver olivia olivier pascal pascale patrice
patricia patrick paul pauline philippe pierre quentin rachel raphael regis remi remy renaud rene richard robin romain
romane sabrina sacha sandra sandrine sarah sebastien serge severine simon solene sofia sophie stephane stephanie
sylvain sylvie tanguy theo theodore thibault thierry tiago timeo tom tristan valentin valentine valerie vanessa
veronique victor victoria vincent virginie xavier yann yannick yohan yves yvette zoe
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi
vendredi samedi dimanche printemps ete automne hiver noel vacances anniversaire
rouge bleu bleue vert verte jaune noir noire blanc blanche violet marron gris argent or diamant
un deux trois quatre cinq six sept huit neuf dix cent mille zero
mairie ecole college lycee creche cantine periscolaire garderie commune village ville espace portail inoe
espacefamille monespace monfoyer moncompte caf securite sociale impots banque
musique guitare piano danse rock metallica nirvana johnny hallyday rihanna shakira eminem
playstation xbox nintendo samsung iphone android google facebook instagram snapchat tiktok youtube netflix orange sfr
bouygues free wanadoo hotmail gmail yahoo
gandalf hobbit potter harrypotter voldemort matrix goldorak tintin asterix obelix schtroumpf mickey minnie barbie
simba nemo olaf elsa reine neiges pikachu sangoku vegeta luffy
merde putain connard connasse salope encule bordel fuckyou fuck nique pute
`
  .trim()
  .split(/\s+/)
