/**
 * Adjectives that say the same as a noun, as stems: `décollement rétinien` is `décollement de la rétine`. General
 * French medical vocabulary; an adjective that belongs to two organs (`auriculaire`, `cervical`) is not here.
 */
const PAIRS = `
femoral femur|retinien retin|uterin uteru|renal rein|cardiaqu coeur|hepatiqu foi|pulmonair poumon|gastriqu estomac|
cerebral cerveau|osseux os|osseu os|vesical vessi|coliqu colon|cutan peau|sternal sternum|tibial tibia|humeral humeru|radial radiu|
vertebral vertebr|rachidien rachi|costal cot|palpebral paupier|corneen corne|ovarien ovair|prostatiqu prostat|
pancreatiqu pancrea|spleniqu rat|thyroidien thyroid|mammair sein|buccal bouch|lingual langu|nasal nez|oculair oeil|musculair muscl|
tendineux tendon|tendineu tendon|ligamentair ligament|meniscal menisqu|discal disqu|medullair moel|nerveux nerf|nerveu nerf|arteriel arter|
veineux vein|veineu vein|ganglionnair ganglion|peritoneal peritoin|pleural plevr|pericardiqu pericard|bronchiqu bronch|tracheal trache|
laryng larynx|laryngien larynx|pharyng pharynx|pharyngien pharynx|oesophagien oesophag|duodenal duodenum|rectal rectum|anal anu|
ureteral ureter|uretral uretr|penien peni|testiculair testicul|vulvair vulv|vaginal vagin|pelvien pelvi|abdominal abdomen|
thoraciqu thorax|dentair dent|gingival genciv|mandibulair mandibul|cranien cran|facial fac|orbitair orbit|ungueal ongl|plantair plant|
rotulien rotul|patellair patella|claviculair clavicul|scapulair scapula|calcaneen calcaneum|sacr sacrum|coccygien coccyx|
hypophysair hypophys|surrenalien surrenal|parathyroidien parathyroid|cerebelleux cervelet|cerebelleu cervelet|choroidien choroid|
conjonctival conjonctiv|tumoral tumeur|traumatiqu traumatism|inflammatoir inflammation|ischemiqu ischem|hemorragiqu hemorrag|
thrombotiqu thrombos|emboliqu embol|diabetiqu diabet|tuberculeux tuberculos|tuberculeu tuberculos|cancereux cancer|cancereu cancer|metastatiqu metastas|
allergiqu allerg|epileptiqu epileps|asthmatiqu asthm|febril fievr|douloureux douleur|douloureu douleur|algi douleur|parietal paroi|
intestinal intestin|diaphragmatiqu diaphragm|aortiqu aort|carotidien carotid|coronarien coronair|ventriculair ventricul|
arachnoidien arachnoid|articulair articulation|synovial synovi|cartilagineux cartilag|carpien carp|tarsien tars|
metatarsien metatars|metacarpien metacarp|phalangien phalang|olecranien olecran|trochanterien trochanter|condylien condyl|malleolair malleol|
amygdalien amygdal|tympaniqu tympan|sinusien sinu|salivair saliv|parotidien parotid|appendiculair appendic|herniair hern|
leucemiqu leucem|anemiqu anem|goutteux gout|rhumatismal rhumatism|arthrosiqu arthros|osteoporotiqu osteopor|
psoriasiqu psoriasi|eczemateux eczema|parkinsonien parkinson|dementiel dement|demenc dement|vasculair vaisseau|
carcinom cancer|adenocarcinom cancer|neoplas cancer|neoplasiqu cancer`;

const CANONICAL = new Map(
  PAIRS.split('|').map((pair) => {
    const [adjective = '', noun = ''] = pair.trim().split(' ');
    return [adjective, noun] as const;
  }),
);

/** The stem that stands for all that say the same. */
export function canonicalStem(stem: string): string {
  return CANONICAL.get(stem) ?? stem;
}

/** Stems that stand for the adjectives beginning so. */
export function canonicalsBeginning(beginning: string): string[] {
  return [...CANONICAL].filter(([adjective]) => adjective.startsWith(beginning)).map(([, noun]) => noun);
}
