/**
 * Words that a host may wish to look at twice: coarse ones, and names that people are called to hurt them. One list a
 * language, as they are written, each word whole; `*` stands for any ending. All lists hold for every text, since nobody
 * says in which language they write: so no word is here that is a harmless one in another of these languages, nor one
 * that people need to speak of their bodies, their care or who they are.
 */
export const lists = {
  ar: 'شرموط* شراميط قحبة قحاب عاهرة كسمك كسختك منيوك* متناك* خنيث لوطي حقير* وسخ*',
  de: `arsch arschloch arschlöcher arschgeige* arschkriecher* scheiße* scheisse* scheiß scheiss scheißkerl* beschissen*
    wichser* fotze* hure hurensohn* hurensöhne nutte* schlampe* fick ficken ficker* gefickt verfickt* schwuchtel*
    kanake* kanacke* neger negern negers mongo mongos spast spasten spasti spastis krüppel* missgeburt* mißgeburt*
    vollidiot* vollpfosten drecksau* dreckschwein* miststück* zigeuner* untermensch* schwachsinnig*`,
  en: `fuck* motherfuck* clusterfuck* shit shits shitty shite bullshit cunt* bitch bitches bitching bastards asshole*
    arsehole* dickhead* wanker* tosser* twat twats bollocks sluts slutty whore* nigger* nigga* paki pakis wogs gook
    gooks kikes spic spics wetback* raghead* towelhead* gyppo* pikey* faggot* tranny trannies shemale* retarded
    spastics spaz spazzes mong mongs mongoloid* cripple cripples schizo schizos psycho psychos nutter nutters loony
    loonies lunatic* imbecile* moron morons moronic cretin cretins subhuman*`,
  es: `puta putas puto putos putada* hijoputa* joder jodido* jodida* gilipollas cabrón cabrones cabrona mierda* coño
    pendejo* pendeja* maricón maricones maricona* bollera* subnormales mongólico* mongolico* tarado* tarada* sudaca*
    imbécil*`,
  fr: `merde* putain* connard* connasse* salope* salaud* salopard* enculé* enfoiré* niquer bâtard* pédé pédés tapette*
    gouine* bougnoul* bicot* youpin* nègre* negre negres triso débile débiles crétin*`,
  it: `cazzo cazzi cazzata* stronzo stronza stronzi stronzate vaffanculo puttana* mignotta* zoccola* coglione* coglioni
    frocio froci ricchione* terrone terroni zingaro* mongoloide* minchia`,
  nl: `kut kutten kutwijf klootzak* lul lullen slet sletten godverdomme* mongool mongolen flikker flikkers mietje*
    zwartjoekel* spleetoog* debiel* achterlijk*`,
  pl: `kurw* chuj* huj pierdol* spierdal* wypierdal* jebać jebany jebane jebana zajeb* pojeb* wyjeb* dupek dupki dziwk*
    skurwysyn* cwel* ciota cioty debil debile debila debili idiot* kretyn* czarnuch* żydek ciapat* pizd*`,
  pt: `merda* caralho* foda foder fodido* fodida* filhodaputa cabrão cuzão cuzao arrombad* viado viados paneleiro*
    sapatão retardad* vadia*`,
  ro: 'pulă muie futut* căcat* cacat curvă târfă* jigodi* bulangi* poponar* cioroi țigan* tigan* retardată bozgor*',
  ru: `хуй хуя хуе* хуё* хуи* пизд* ебат* ебан* ёбан* ебал* ебло бляд* блять сука суки сучк* мудак* мудил* гандон*
    говно* говня* дерьм* пидор* пидар* пидр* жид жиды хач хачи хачик* чурк* черножоп* дебил* даун дауны уебок уёбок
    шлюх* мраз* урод уроды`,
  tr: `orospu* siktir* sikerim sikeyim amcık* amına piç piçler yarrak* göt götün götveren* ibne* kahpe* gavat*
    pezevenk* gerizekalı* dangalak* salak*`,
} as const;
