//! Words that name the same thing in requests, by language and groups, one group a line.
//!
//! A word may stand in several groups. That two words share one is a reason to call a clause
//! kept, and only that. All are lowercase and without accents, as [`crate::vocabulary`] writes
//! words; endings do not matter.

pub(crate) const THESAURUS: &[(&str, &str)] = &[
    (
        "en",
        "\
         write compose draft author pen formulate\n\
         explain describe clarify elucidate outline depict illustrate\n\
         summary summarise summarize summarised summarized recap condense shorten abridge abstract sum digest\n\
         improve enhance refine polish better optimise optimize upgrade\n\
         fix repair correct mend solve resolve debug remedy fixed broken\n\
         error bug mistake issue fault failure problem exception fail fails failing failed crash crashes break breaks broke wrong incorrect\n\
         create generate produce build develop design make construct devise invent craft\n\
         find identify locate spot detect discover determine figure\n\
         compare contrast comparison versus difference differences differ differs diff distinguish\n\
         list enumerate itemise bullet bullets\n\
         suggest recommend propose advise recommendation recommendations suggestion suggestions idea ideas advice tip tips\n\
         check verify review inspect examine proofread validate test audit\n\
         translate translation render\n\
         rewrite reword rephrase paraphrase restate recast\n\
         analyse analyze analysis assess evaluate evaluation assessment examine study\n\
         calculate compute work determine calculation sum sums\n\
         show display present demonstrate reveal\n\
         help assist support aid assistance\n\
         use utilise utilize employ apply using used via\n\
         need require requires required necessary needed requirement\n\
         want wish like prefer desire would\n\
         begin start opening open beginning first initial initially commence launch\n\
         end finish close conclude conclusion last final finally ending closing finale\n\
         keep retain preserve maintain remain stay stays kept leave\n\
         remove delete drop strip omit exclude eliminate cut erase without\n\
         add include insert append incorporate contain contains containing including additional extra\n\
         change alter modify edit adjust adapt vary modification modified\n\
         replace swap substitute exchange\n\
         choose pick select decide choice option options favourite favorite\n\
         sort order arrange organise organize rank sequence ordered sorted alphabetical group\n\
         send mail deliver submit forward ship\n\
         receive get obtain gain acquire\n\
         buy purchase get acquire\n\
         cost price expensive cheap costs prices fee charge pay paid pays payment rate\n\
         money cash budget funds\n\
         cheap affordable inexpensive low\n\
         big large huge great major\n\
         small little tiny minor slight slightly\n\
         fast quick rapid quickly speed swift swiftly speedy\n\
         slow slowly\n\
         good great nice fine excellent best better well\n\
         bad poor worse worst badly\n\
         easy simple simply plain straightforward basic easily\n\
         hard difficult tough complicated complex challenging\n\
         important key main major essential crucial central\n\
         many several numerous multiple various\n\
         few couple handful\n\
         whole entire full complete all total altogether\n\
         part portion section piece segment bit half\n\
         kind type sort category class\n\
         way method approach manner means how\n\
         reason why cause because due\n\
         result outcome effect consequence output\n\
         example instance sample e.g\n\
         goal aim purpose objective target intend intention\n\
         child kid pupil children kids pupils boy girl student students youngster\n\
         person people someone human individual man woman anyone anybody guests guest visitor visitors\n\
         friend mate pal buddy\n\
         family relative relatives\n\
         mother mum mom mama\n\
         father dad papa\n\
         parent parents\n\
         grandmother grandma gran oma\n\
         grandfather grandpa granddad grandad opa\n\
         husband wife spouse partner\n\
         neighbour neighbor\n\
         colleague coworker colleagues workmate team\n\
         boss manager supervisor\n\
         customer client customers clients shopper buyer\n\
         company firm business organisation organization enterprise employer\n\
         shop store\n\
         job work position role occupation employment post\n\
         house home flat apartment place\n\
         street road\n\
         car vehicle auto\n\
         bike bicycle\n\
         doctor physician gp\n\
         teacher instructor tutor teach teaches teaching\n\
         email mail message letter note text\n\
         photo picture image pic photograph\n\
         film movie\n\
         book novel\n\
         story tale narrative\n\
         article post piece essay\n\
         song lyrics\n\
         website site page web\n\
         phone telephone mobile\n\
         computer laptop pc machine\n\
         file document\n\
         folder directory\n\
         program programme software app application\n\
         function method routine procedure\n\
         variable value\n\
         database db\n\
         query request\n\
         server host\n\
         user users\n\
         password passcode\n\
         test tests testing exam\n\
         line lines row rows\n\
         column columns col cols\n\
         table tabular grid chart\n\
         word words term terms wording vocabulary\n\
         sentence sentences\n\
         paragraph paragraphs\n\
         heading headings title titles header headline\n\
         name names called named call\n\
         number count amount quantity figure how many\n\
         date day\n\
         morning am\n\
         evening night tonight pm afternoon\n\
         week weekly weeks\n\
         month monthly months\n\
         year yearly annual annually years yr yrs\n\
         hour hours hrs hr\n\
         minute minutes min mins\n\
         weekend weekends\n\
         holiday vacation trip journey travel tour travelling holidays\n\
         party celebration celebrate\n\
         birthday anniversary\n\
         meal dinner lunch dish food meals dishes cook cooking\n\
         recipe recipes\n\
         drink beverage\n\
         meeting appointment\n\
         question questions query ask\n\
         answer reply response respond answers replies\n\
         short brief concise succinct terse briefly shortly compact\n\
         long lengthy extended longer\n\
         clear plain understandable intelligible comprehensible understand understands\n\
         formal official officially\n\
         informal casual casually relaxed colloquial\n\
         friendly warm kind kindly amicable cordial\n\
         polite courteous respectful politely\n\
         funny humorous amusing witty joke humour humor\n\
         sad unhappy\n\
         happy glad cheerful joyful\n\
         angry mad furious\n\
         tired exhausted\n\
         afraid scared fear frightened worry worried\n\
         sure certain confident certainly definitely\n\
         true correct right accurate\n\
         possible feasible can\n\
         likely probably probable perhaps maybe\n\
         current currently now present today\n\
         new recent latest fresh\n\
         old former previous earlier prior ago past\n\
         next following subsequent then afterwards later\n\
         before prior beforehand ahead\n\
         after once following\n\
         often frequently regularly usually\n\
         always every constantly invariably\n\
         sometimes occasionally\n\
         never not\n\
         only just merely solely exclusively nothing but\n\
         also too additionally furthermore moreover\n\
         about roughly approximately around approx circa regarding concerning\n\
         exact exactly precisely precise accurate\n\
         maximum max most limit upper up exceed longer under less fewer than\n\
         minimum min least lower\n\
         at least\n\
         enough sufficient\n\
         per each every\n\
         between from to\n\
         inside within in\n\
         outside out\n\
         near close nearby\n\
         far distant\n\
         across over\n\
         through via\n\
         become get turn turned\n\
         think believe feel reckon consider opinion view\n\
         know aware\n\
         understand grasp comprehend\n\
         learn study learning\n\
         practise practice train exercise exercises training\n\
         speak talk say tell said\n\
         read reading\n\
         listen hear\n\
         look see view watch\n\
         mention name refer bring cite reference\n\
         avoid refrain prevent steer\n\
         forget omit\n\
         remember recall\n\
         try attempt\n\
         allow permit let allowed permitted may\n\
         forbid prohibit ban disallow\n\
         force compel\n\
         ensure guarantee assure make\n\
         increase rise grow raise growth increases\n\
         decrease reduce lower fall drop cut lessen\n\
         move shift relocate moved\n\
         bring carry take\n\
         give provide supply offer hand\n\
         own have possess has had owns\n\
         live reside lives living\n\
         die dies dead death died dying\n\
         win victory\n\
         lose lost\n\
         meet see\n\
         wait hold\n\
         stop quit cease halt end\n\
         continue proceed go carry on keep\n\
         return come back\n\
         leave depart exit left\n\
         arrive come reach\n\
         enter go join\n\
         share split divide\n\
         join combine merge\n\
         save store keep\n\
         load open\n\
         run execute launch perform\n\
         click press\n\
         print output\n\
         return give yield\n\
         fill complete\n\
         wear clothing clothes\n\
         clean tidy wash\n\
         plant plants grow\n\
         rain rainy\n\
         cold cool\n\
         hot warm\n\
         weigh weight heavy\n\
         expert specialist professional\n\
         begin set setting\n\
         location place spot venue where\n\
         take takes taken last lasts lasting duration\n\
         tell inform let notify\n\
         convert transform turn change\n\
         decide determine choose\n\
         justify reason argue argument\n\
         argue argument discuss discussion debate\n\
         experience experienced background\n\
         skill skills ability abilities\n\
         advantage pro pros benefit benefits advantages strength\n\
         disadvantage con cons drawback drawbacks disadvantages weakness downside\n\
         danger dangerous risk risky unsafe hazard\n\
         safe secure safety security\n\
         style tone voice manner\n\
         structure layout format form arrange\n\
         present gift\n\
         cheapest cheap least lowest\n\
         fit suit suitable appropriate\n\
         rest remaining remainder other others\n\
         single one sole\n\
         double twice two\n\
         both two\n\
         front ahead\n\
         middle centre center\n\
         top above upper\n\
         bottom below lower under underneath beneath\n\
         empty blank vacant\n\
         quiet silent silence calm\n\
         loud noisy\n\
         beautiful pretty lovely\n\
         strange odd weird unusual\n\
         normal usual common ordinary typical standard regular\n\
         different various other another alternative\n\
         same identical equal alike equally\n\
         free gratis\n\
         busy occupied\n\
         late delayed delay\n\
         ill sick unwell\n\
         healthy health\n\
         alone solo\n\
         together jointly\n\
         apart separate separately separated\n\
         again once more\n\
         instead rather\n\
         suffer suffers have\n\
         reachable accessible reached reach\n\
         beginner novice beginners newbie\n\
         advanced experienced\n\
         audience readers reader listeners\n\
         publish post release\n\
         detail details detailed depth\n\
         step steps stage phase\n\
         rule rules guideline guidelines regulation\n\
         plan schedule timetable planning\n\
         list checklist\n\
         headquarters office\n\
         kilometre kilometer km\n\
         programme show\n\
         resume cv\n\
         flavour flavor taste\n\
         realise realize\n\
         autumn fall\n\
         rubbish trash garbage\n\
         lorry truck\n\
         cinema movies theater theatre\n\
         biscuit cookie\n\
         sweet candy sweets\n\
         trousers pants\n\
         chips fries\n\
         nappy diaper\n\
         pavement sidewalk\n\
         petrol gas fuel\n\
         queue line\n\
         maths math mathematics\n\
         football soccer\n\
         mail email message e-mail\n\
         begin start opening beginning begins starts first open\n\
         end finish close last final conclude ends closing finishes ending\n\
         error mistake bug fault fail fails failing broke break breaks broken failure\n\
         maximum max most limit exceed longer under below up fewer less\n\
         about roughly approximately around approx circa some approximate\n\
         short brief concise shortly briefly shorten\n\
         cheap least cost price costs cheapest\n\
         happen occur take takes\n\
         different differ difference differs diff\n\
         repair fix correct mend repaired\n\
         tone sound sounds style\n\
         day daily\n\
         phone number\n\
         reveal tell\n\
         become go\n\
         happen experience\n\
         rise increase grow grows\n\
         pound quid\n\
         difference distinguer distingue\n\
         punctual timely promptly\n\
         visible seen appear appears visibly\n\
         discard discarded dump bin trash throw scrap\n\
         manage can able cope\n\
         forbidden banned prohibited\n\
         heat heating heats warm warms warmth\n\
         freezing frost frosty zero icy frozen freeze\n\
         ride riding cycle cycling\n\
         plenty lots loads much ample\n\
         touch touching alter change\n\
         untouched unchanged intact alone\n\
         apologise apologize sorry apology\n\
         carry transport lug haul take\n\
         spend budget cost pay\n\
         mainly mostly primarily chiefly largely\n\
         interest interested care cares\n\
         light lighter weigh weight\n\
         leave go depart start\n\
         vote voting poll\n\
         work works function functioning functional run runs operate\n\
         hint clue pointer\n\
         teach explain instruct show\n\
         teen teenager adolescent\n\
         elderly old senior seniors pensioner pensioners retiree\n\
         toddler baby infant\n\
         pet animal\n\
         dog puppy pup\n\
         cat kitten\n\
         lawyer attorney solicitor\n\
         landlord owner\n\
         tenant renter lodger\n\
         rent lease hire\n\
         repair fix mend service\n\
         invoice bill\n\
         refund reimburse reimbursement repayment\n\
         complain complaint grumble\n\
         request ask demand claim\n\
         cancel terminate quit cancellation\n\
         postpone delay reschedule move shift\n\
         confirm confirmation acknowledge\n\
         invite invitation\n\
         greet greeting welcome\n\
         farewell goodbye\n\
         thank grateful gratitude\n\
         recover recovery heal\n\
         operation surgery\n\
         injury injured hurt wound\n\
         pain ache sore\n\
         medicine drug medication tablet pill dose\n\
         allergy allergic intolerant\n\
         vegetarian meatless\n\
         vegan plantbased\n\
         spicy hot\n\
         sugar sweetened sweet\n\
         fridge refrigerator\n\
         pot pan saucepan\n\
         chop cut slice dice\n\
         boil cook simmer\n\
         leftover leftovers rest remaining\n\
         grocery groceries shopping\n\
         drive driving car\n\
         walk walking hike stroll foot\n\
         run jog running\n\
         swim swimming\n\
         train rail railway\n\
         plane flight fly air\n\
         ship boat vessel\n\
         harbour harbor port\n\
         beach coast shore seaside\n\
         mountain hill\n\
         forest woods wood\n\
         garden yard\n\
         flower bloom blossom\n\
         tree trees\n\
         soil earth ground\n\
         sunny sun sunshine\n\
         storm thunderstorm\n\
         snow snowy\n\
         room chamber\n\
         bathroom bath toilet loo\n\
         bedroom bed sleep\n\
         sofa couch settee\n\
         lift elevator\n\
         stairs steps staircase\n\
         ground floor storey story\n\
         wall walls\n\
         roof rooftop\n\
         door doors\n\
         key keys\n\
         lamp light\n\
         battery charge\n\
         plug socket\n\
         noise sound noisy\n\
         smell scent odour odor stink\n\
         ugly hideous\n\
         cosy cozy snug\n\
         dirty filthy messy\n\
         wet damp moist\n\
         dry arid\n\
         heavy weighty\n\
         strong sturdy robust powerful\n\
         weak feeble\n\
         thin slim narrow\n\
         thick fat\n\
         wide broad\n\
         deep depth\n\
         tall high height\n\
         size big dimension dimensions\n\
         shape form\n\
         colour color coloured colored\n\
         black dark\n\
         white pale\n\
         round circular\n\
         sharp pointed\n\
         smooth soft\n\
         rough coarse\n\
         broken damaged defective faulty\n\
         damage harm hurt\n\
         stolen theft steal stole\n\
         found find discovered\n\
         missing absent lost gone\n\
         hide hidden conceal\n\
         honest frank frankly sincere candid truthful honestly\n\
         rude impolite unfriendly\n\
         angry annoyed irritated cross\n\
         nervous anxious anxiety\n\
         shy timid\n\
         lonely alone\n\
         bored boring dull tedious\n\
         exciting thrilling gripping\n\
         scary frightening creepy\n\
         dramatic drama\n\
         romantic love\n\
         soppy sentimental corny cheesy kitschy\n\
         serious earnest\n\
         official formal stiff\n\
         sarcastic ironic irony\n\
         poetic lyrical\n\
         modern contemporary\n\
         ancient antique old\n\
         traditional classic classical\n\
         famous known renowned wellknown\n\
         rare scarce uncommon\n\
         frequent common often\n\
         daily everyday\n\
         temporary interim\n\
         permanent lasting\n\
         deadline due limit until\n\
         urgent pressing asap immediately soon promptly\n\
         immediately straightaway instantly once now directly\n\
         gradually slowly\n\
         suddenly abruptly\n\
         nearly almost\n\
         entirely completely totally fully wholly whole\n\
         partly partially\n\
         separately apart individually each\n\
         publicly public openly\n\
         secretly secret\n\
         correctly properly right\n\
         wrongly incorrectly\n\
         member members\n\
         crew staff team personnel employee employees worker workers\n\
         leader head chief boss\n\
         owner proprietor\n\
         director manager\n\
         founder founded found\n\
         volunteer volunteers voluntary\n\
         committee board panel\n\
         council authority municipality\n\
         government state\n\
         citizen resident residents inhabitant inhabitants\n\
         tourist traveller traveler visitor\n\
         chef cook\n\
         baker bakery bake\n\
         waiter server waitress\n\
         nurse carer\n\
         coach trainer\n\
         author writer writes written\n\
         journalist reporter\n\
         painter artist\n\
         character protagonist hero heroine figure\n\
         narrator teller\n\
         plot storyline\n\
         verse stanza strophe\n\
         rhyme rhymed rhyming\n\
         chorus refrain\n\
         line verse\n\
         lyrics text\n\
         title heading name\n\
         caption subtitle\n\
         slogan tagline motto\n\
         advert ad advertisement commercial advertise\n\
         flyer leaflet brochure pamphlet\n\
         newsletter circular bulletin\n\
         speech talk address\n\
         presentation slides deck\n\
         lesson class\n\
         homework assignment\n\
         exam test quiz\n\
         grade mark score points\n\
         curriculum syllabus\n\
         thesis dissertation\n\
         introduction intro\n\
         citation cite cites source sources quote reference references\n\
         argument point\n\
         claim assertion\n\
         proof prove\n\
         fact facts\n\
         figure number statistic\n\
         data figures\n\
         chart graph diagram plot\n\
         average mean\n\
         percentage percent share\n\
         ratio proportion\n\
         sum total add\n\
         difference gap\n\
         multiply times\n\
         formula equation\n\
         estimate guess\n\
         measure measurement\n\
         profit gain earnings\n\
         income salary wage wages pay\n\
         tax taxes\n\
         loan credit mortgage\n\
         debt owe owes\n\
         insurance insured\n\
         contract agreement\n\
         clause provision\n\
         law legal\n\
         fine penalty\n\
         licence license permit\n\
         country nation\n\
         city town\n\
         district neighbourhood neighborhood area quarter region\n\
         square plaza\n\
         hotel accommodation lodging hostel\n\
         campsite camping camp\n\
         reservation booking book booked reserve reserved\n\
         ticket tickets\n\
         luggage baggage suitcase\n\
         route itinerary way\n\
         guide guidebook\n\
         sight sights attraction sightseeing\n\
         restaurant eatery\n\
         cafe coffee\n\
         bar pub\n\
         supper dinner\n\
         starter appetiser\n\
         dessert pudding\n\
         bread loaf\n\
         vegetable vegetables veg veggies\n\
         noodles pasta\n\
         ingredient ingredients\n\
         portion serving servings serves\n\
         code program script snippet\n\
         coder programmer developer engineer\n\
         class object\n\
         parameter argument\n\
         input entry\n\
         string text\n\
         array list\n\
         integer int number\n\
         boolean bool\n\
         loop iterate iteration\n\
         recursive recursion recursively\n\
         condition conditional\n\
         warning warn\n\
         stacktrace trace traceback\n\
         log logs logfile\n\
         debug debugging troubleshoot\n\
         compile build\n\
         install installation setup\n\
         configure configuration config settings setting set\n\
         deploy deployment\n\
         update upgrade\n\
         version release\n\
         library package dependency lib\n\
         api interface endpoint\n\
         request call\n\
         token key\n\
         login signin log sign\n\
         account profile\n\
         email address\n\
         permission rights access\n\
         admin administrator\n\
         backup copy\n\
         copy duplicate\n\
         duplicate repeated repeat twice\n\
         unique distinct\n\
         delete remove erase wipe\n\
         rename name\n\
         convert transform translate\n\
         parse read\n\
         encode encoding\n\
         encrypt encryption\n\
         compress zip\n\
         path directory\n\
         extension ending suffix\n\
         row line record\n\
         column field\n\
         sheet spreadsheet workbook worksheet\n\
         filter select\n\
         query search\n\
         migration migrate\n\
         repository repo\n\
         container docker\n\
         screen display\n\
         printer print\n\
         scan scanner\n\
         robot bot\n\
         chat conversation dialogue dialog\n\
         assistant helper\n\
         role part\n\
         pretend act play\n\
         imagine picture\n\
         behave behaviour act\n\
         interview interviewer\n\
         recruit recruiter hire\n\
         applicant candidate\n\
         application apply applying\n\
         reference recommendation\n\
         intern internship trainee\n\
         freelance freelancer selfemployed\n\
         break pause\n\
         retire retires retired retirement retiring\n\
         promote promotion\n\
         fire dismiss sack\n\
         resign resignation\n\
         note notes\n\
         reminder remind\n\
         todo task\n\
         feedback review\n\
         survey questionnaire\n\
         rank ranking rate rating\n\
         label tag classify categorise categorize category\n\
         extract pull\n\
         match matches matching\n\
         highlight emphasise emphasize stress bold\n\
         shorten abbreviate cut trim\n\
         lengthen extend expand\n\
         simplify simple\n\
         proofread correct correction\n\
         spelling orthography\n\
         jargon terminology technical terms\n\
         plain everyday simple\n\
         layperson layman lay nonexpert\n\
         professional businesslike\n\
         viewer audience\n\
         everyone everybody all\n\
         nobody none\n\
         somebody someone\n\
         couple pair\n\
         wedding marriage marry married\n\
         divorce divorced\n\
         baby newborn\n\
         birth born\n\
         funeral burial\n\
         christmas xmas\n\
         game games\n\
         puzzle riddle\n\
         noon midday\n\
         dawn sunrise\n\
         dusk sunset\n\
         era age period\n\
         edge border\n\
         inside interior indoor indoors\n\
         outside exterior outdoor outdoors\n\
         opposite reverse contrary\n\
         similar alike resemble\n\
         include contain comprise cover\n\
         depend depends\n\
         matter important\n\
         mean means meaning signify\n\
         cause trigger lead\n\
         affect influence impact effect\n\
         prevent stop avoid\n\
         protect protection guard\n\
         support back\n\
         oppose against\n\
         agree agreement consent\n\
         refuse decline reject\n\
         threaten threat\n\
         insult offend\n\
         blame accuse fault\n\
         praise flatter flattery compliment nice\n\
         criticise criticize criticism\n\
         persuade convince\n\
         motivate encourage encouragement\n\
         comfort console\n\
         calm reassure panic\n\
         laugh laughs\n\
         cry weep\n\
         shout yell scream\n\
         draw sketch drawing\n\
         plant sow\n\
         water irrigate\n\
         glue stick\n\
         tear rip\n\
         hit strike beat\n\
         lift raise\n\
         pull drag\n\
         turn rotate\n\
         shut close closed shuts\n\
         mix stir blend\n\
         wrap pack packing\n\
         ship deliver delivery\n\
         sell sale selling sold\n\
         discount reduction\n\
         expensive dear\n\
         worth value\n\
         guarantee warranty\n\
         contact reach\n\
         call phone ring telephone\n\
         text message sms\n\
         parcel package\n\
         recipient addressee\n\
         sign signature signed\n\
         rest relax\n\
         eat eats eating\n\
         drink drinks\n\
         smoke smoking\n\
         exercise workout\n\
         illness disease\n\
         vaccination vaccine\n\
         hospital clinic\n\
         emergency urgent\n\
         oven stove cooker\n\
         monday mon\n\
         tuesday tue tues\n\
         wednesday wed weds\n\
         thursday thu thur thurs\n\
         friday fri\n\
         saturday sat\n\
         sunday sun\n\
         january jan\n\
         february feb\n\
         march mar\n\
         april apr\n\
         june jun\n\
         july jul\n\
         august aug\n\
         september sep sept\n\
         october oct\n\
         november nov\n\
         december dec\n\
         ex former girlfriend boyfriend\n\
         eerie uncanny spooky creepy\n\
         pills medication tablets\n\
         commute work\n\
         mystery unknown secret\n\
         equipment material materials tools gear\n\
         household home domestic\n\
         frozen tk\n\
         decide decision decided decisions\n\
         explain explanation\n\
         describe description\n\
         inform information\n\
         prefer preference\n\
         choose choice chosen\n\
         lose loss\n\
         think thought thoughts\n\
         know knowledge\n\
         believe belief\n\
         speak speech\n\
         give gift\n\
         refuse refusal\n\
         arrive arrival\n\
         approve approval\n\
         succeed success successful\n\
         expand expansion\n\
         permit permission\n\
         submit submission\n\
         receive receipt\n\
         long length\n\
         strong strength\n\
         wide width\n\
         hot heat\n\
         hungry hunger\n\
         angry anger\n\
         young youth\n\
         true truth\n\
         free freedom\n\
         able ability\n\
         possible possibility\n\
         poor poverty\n\
         solve solution\n\
         compete competition\n\
         move movement\n\
         propose proposal\n\
         use usage\n\
         destroy destruction\n\
         produce product production\n\
         introduce introduction\n\
         reduce reduction\n\
         occur occurrence\n\
         exist existence\n\
         perform performance\n\
         behave behaviour behavior\n\
         treat treatment\n\
         improve improvement\n\
         govern government\n\
         develop development\n\
         entertain entertainment\n\
         punish punishment\n\
         replace replacement\n\
         arrange arrangement\n\
         announce announcement\n\
         appoint appointment\n\
         disappoint disappointment disappointed\n\
         embarrass embarrassment embarrassed\n\
         excite excitement excited\n\
         bore boredom bored\n\
         confuse confusion confused confusing\n\
         satisfy satisfaction satisfied\n\
         repeat repetition\n\
         pronounce pronunciation\n\
         maintain maintenance\n\
         break breakage\n\
         lead led leading\n\
         make made\n\
         bring brought\n\
         buy bought\n\
         teach taught\n\
         catch caught\n\
         tell told\n\
         write written wrote\n\
         speak spoken spoke\n\
         choose chose chosen\n\
         drive driven drove\n\
         eat ate eaten\n\
         fall fell fallen\n\
         forget forgot forgotten\n\
         give gave given\n\
         go went gone\n\
         grow grew grown\n\
         hide hid hidden\n\
         know knew known\n\
         meet met\n\
         run ran\n\
         see saw seen\n\
         send sent\n\
         sing sang sung\n\
         sit sat\n\
         sleep slept\n\
         spend spent\n\
         stand stood\n\
         swim swam\n\
         take took taken\n\
         throw threw thrown\n\
         wake woke woken\n\
         wear wore worn\n\
         win won\n\
         build built\n\
         feel felt\n\
         hear heard\n\
         hold held\n\
         ride rode ridden\n\
         rise rose risen\n\
         shoot shot\n\
         begin began begun\n\
         bite bit bitten\n\
         blow blew blown\n\
         draw drew drawn\n\
         drink drank drunk\n\
         fight fought\n\
         fly flew flown\n\
         freeze froze frozen\n\
         ",
    ),
    (
        "de",
        "\
         dauern dauert dauer\n\
         beginn beginnen start anfang anfangen\n\
         ursache grund woran warum\n\
         erfinden erfinde erfunden erfundenen\n\
         fertig erledigt\n\
         danach anschliessend\n\
         anderthalb eineinhalb\n\
         prufen kontrollieren lies gegenlesen\n\
         schreiben verfassen formulieren aufsetzen schreib schreibe verfass verfasse\n\
         erklaren erlautern erklar erklare erlautere schildern\n\
         zusammenfassen kurzen zusammenfassung kurz knapp kurze kurzer\n\
         verbessern uberarbeiten korrigieren\n\
         vergleichen vergleich gegenuberstellen unterschied unterschiede unterscheiden\n\
         nennen auflisten aufzahlen angeben\n\
         vorschlagen empfehlen vorschlag vorschlage empfehlung tipp tipps\n\
         prufen uberprufen kontrollieren checken\n\
         ubersetzen ubersetzung\n\
         umschreiben umformulieren\n\
         zeigen darstellen\n\
         helfen unterstutzen hilfe\n\
         brauchen benotigen\n\
         wollen mochten wunschen\n\
         anfangen beginnen starten fang beginn anfang start\n\
         enden aufhoren schliessen schluss ende abschliessen\n\
         behalten beibehalten belassen bleiben lassen\n\
         entfernen loschen streichen weglassen wegmachen\n\
         andern verandern anpassen\n\
         erwahnen nennen vorkommen\n\
         vermeiden verzichten\n\
         kind kinder schuler\n\
         leute menschen personen person\n\
         opa grossvater\n\
         oma grossmutter\n\
         mutter mama\n\
         vater papa\n\
         fruher ehemalig alt alte alter\n\
         firma unternehmen betrieb\n\
         kunde kunden kundin\n\
         arbeit job beruf stelle\n\
         haus wohnung zuhause\n\
         auto wagen\n\
         fahrrad rad\n\
         mail email nachricht brief schreiben sms\n\
         bild foto\n\
         fehler problem\n\
         grund ursache warum weshalb\n\
         weg methode moglichkeit\n\
         ziel zweck\n\
         wichtig wesentlich\n\
         schnell rasch\n\
         einfach leicht simpel\n\
         schwer schwierig kompliziert\n\
         gut besser beste\n\
         gross grosse\n\
         klein kleine\n\
         neu neue\n\
         viel viele mehrere\n\
         etwa ungefahr circa ca rund\n\
         mindestens wenigstens\n\
         hochstens maximal max\n\
         nur lediglich ausschliesslich\n\
         immer stets jedes\n\
         oft haufig\n\
         wort worter begriff begriffe\n\
         satz satze\n\
         absatz absatze\n\
         uberschrift uberschriften\n\
         frage fragen\n\
         antwort antworten\n\
         freundlich nett\n\
         formlich formell\n\
         locker informell\n\
         lustig witzig humorvoll\n\
         deutlich klar verstandlich verstehen versteht\n\
         kosten preis kostet teuer\n\
         bezahlen zahlen\n\
         gehen funktionieren funktioniert geht\n\
         reise urlaub fahrt\n\
         essen gericht mahlzeit\n\
         jahr jahre jahrig\n\
         monat monate\n\
         woche wochen\n\
         tag tage\n\
         abend abends\n\
         morgen morgens\n\
         stunde stunden\n\
         minute minuten\n\
         haben besitzen\n\
         kriegen bekommen bekomme krieg erhalten bekommt gibt\n\
         umschreiben schreiben\n\
         wort worter vokabel\n\
         ausgefallen kaputt defekt funktioniert geht lauft\n\
         beschadigen kaputt zerstoren schaden beschadigt\n\
         erreichen rangehen abheben ran erreicht\n\
         nachste kommende folgende\n\
         gestern vortag\n\
         wegen aufgrund weil grund\n\
         bad badezimmer\n\
         benutzen verwenden nutzen verwende gebrauchen\n\
         arbeiten arbeit tatig beruf\n\
         sicherung backup\n\
         gemietet miete mieten mietwohnung vermieter mieter\n\
         rechnen berechnen ausrechnen anzahl zahl\n\
         zahlen mitzahlen berucksichtigen\n\
         fahren fahrt zurucklegen reisen\n\
         kommen reisen anreisen\n\
         loschen entfernen geloschtes geloscht streichen\n\
         einfugen erganzen eingefugtes eingefugt hinzufugen\n\
         benutzt verwendet gebraucht\n\
         unlogisch widerspruchlich\n\
         vorkommen erscheinen scheinen auftauchen\n\
         absicht absichtlich bewusst\n\
         anfassen andern verandern beruhren unverandert\n\
         kostenlos gratis umsonst\n\
         schicken senden versenden ubermitteln geschickt\n\
         ankommen eintreffen ankunft\n\
         abfahren losfahren abreise abfahrt\n\
         abgeben einreichen\n\
         bestellen bestellung\n\
         liefern lieferung geliefert\n\
         zuruckgeben zurucksenden rucksendung\n\
         erstatten erstattung zuruckzahlen\n\
         beschweren beschwerde reklamieren reklamation\n\
         kundigen kundigung\n\
         verlangern verlangerung\n\
         verschieben verlegen\n\
         absagen stornieren\n\
         zusagen bestatigen bestatigung\n\
         einladen einladung\n\
         gratulieren gluckwunsch gluckwunsche\n\
         bedanken dank danken dankbar\n\
         entschuldigen entschuldigung\n\
         bitten anfragen fragen\n\
         sagen mitteilen informieren bescheid\n\
         reden sprechen gesprach unterhalten\n\
         treffen termin verabredung besprechung\n\
         feiern feier fest party\n\
         geburtstag jubilaum\n\
         hochzeit heirat heiraten\n\
         baby saugling\n\
         jugendliche teenager\n\
         senioren altere rentner ruhestand\n\
         schuler schulerin klasse\n\
         lehrer lehrerin lehrkraft unterrichten\n\
         chef vorgesetzter\n\
         kollege kollegin team mitarbeiter belegschaft\n\
         nachbar nachbarn nachbarin\n\
         arzt hausarzt praxis\n\
         krank krankheit erkrankung\n\
         schmerz weh schmerzen\n\
         allergie allergisch unvertraglichkeit vertragt\n\
         vegetarisch fleischlos fleisch\n\
         backofen ofen\n\
         topf pfanne\n\
         kochen zubereiten zubereitung\n\
         schneiden hacken\n\
         wohnung haus zimmer raum\n\
         treppe stufen stiege\n\
         aufzug lift fahrstuhl\n\
         keller untergeschoss\n\
         larm laut gerausch\n\
         ruhig leise still\n\
         schmutzig dreckig\n\
         sauber putzen reinigen\n\
         kaufen erwerben anschaffen\n\
         verkaufen verkauf anbieten\n\
         gunstig billig preiswert\n\
         teuer kostspielig\n\
         sparen einsparen\n\
         geld budget summe betrag\n\
         rechnung faktura\n\
         vertrag vereinbarung\n\
         gesetz recht rechtlich\n\
         anwalt jurist\n\
         amt behorde\n\
         antrag beantragen\n\
         formular vordruck\n\
         frist stichtag spatestens deadline\n\
         sofort umgehend gleich\n\
         bald demnachst\n\
         manchmal gelegentlich hin\n\
         selten kaum\n\
         fast beinahe nahezu\n\
         genug ausreichend genugend\n\
         zusammen gemeinsam\n\
         allein alleine einzeln\n\
         getrennt separat\n\
         gleich identisch selbe\n\
         ahnlich vergleichbar\n\
         verschieden unterschiedlich\n\
         richtig korrekt\n\
         falsch fehlerhaft\n\
         vollstandig ganz komplett gesamt\n\
         teil abschnitt\n\
         uberblick ubersicht\n\
         einleitung einfuhrung\n\
         fazit schluss\n\
         stichpunkt stichpunkte stichworte punkte liste aufzahlung\n\
         spalte spalten\n\
         zeile zeilen\n\
         datei dokument\n\
         ordner verzeichnis\n\
         herunterladen download\n\
         hochladen upload\n\
         speichern sichern\n\
         programm skript code\n\
         funktion methode\n\
         abhangig abhangigkeit\n\
         aktualisieren update aktualisierung\n\
         absturzen absturz hangt\n\
         langsam dauert\n\
         passwort kennwort\n\
         konto account\n\
         anmelden einloggen registrieren\n\
         werbung anzeige inserat\n\
         verein klub\n\
         mitglied mitglieder\n\
         versammlung sitzung\n\
         rede ansprache\n\
         gedicht reim reime\n\
         geschichte erzahlung\n\
         lied song\n\
         sachlich nuchtern\n\
         herzlich warm\n\
         dringend eilig\n\
         witz humor\n\
         kitschig schmalzig\n\
         traurig trauer\n\
         angst furcht sorge\n\
         freude freuen froh\n\
         wutend argerlich sauer\n\
         mude erschopft\n\
         stark kraftig\n\
         dick breit\n\
         dunn schmal\n\
         hell licht\n\
         heiss warm\n\
         kalt kuhl\n\
         nass feucht\n\
         draussen freien\n\
         drinnen innen\n\
         nordseite nord norden\n\
         sudseite sud suden\n\
         fruhling fruhjahr\n\
         wochenende samstag sonntag\n\
         vormittag morgens fruh\n\
         nacht nachts\n\
         mittag mittags\n\
         tour ausflug wanderung\n\
         wandern laufen gehen fuss\n\
         zug bahn\n\
         flug fliegen flugzeug\n\
         ubernachten unterkunft hotel\n\
         koffer gepack\n\
         karte plan\n\
         strasse weg\n\
         stadt ort\n\
         e-mail mail\n\
         gehalt lohn verdienst\n\
         bewerben bewerbung\n\
         ausbildung lehre\n\
         studium studieren uni\n\
         prufung klausur test\n\
         note noten\n\
         lernen uben\n\
         wissen kenntnis kenntnisse\n\
         vorschlag idee\n\
         losung losen\n\
         hinweis tipp\n\
         meinung ansicht\n\
         vorteil vorzug\n\
         gefahr risiko gefahrlich\n\
         mitnehmen dabeihaben dabei mitnehme dabeihabe\n\
         montag mo\n\
         dienstag di\n\
         mittwoch mi\n\
         donnerstag do\n\
         freitag fr\n\
         samstag sonnabend sa\n\
         sonntag so\n\
         tk tiefgekuhlt tiefgekuhlte gefroren\n\
         ",
    ),
    (
        "fr",
        "\
         choisir choix prendre prendrais preferer retenir\n\
         debut debuter commencer demarrer partir\n\
         duree durer dure\n\
         organiser planifier planning horaire programme\n\
         garder conserver laisser maintenir\n\
         terminer finir conclure achever\n\
         raison cause motif\n\
         corriger reparer resoudre\n\
         temps constamment toujours continu\n\
         destine destinee adresser\n\
         ecrire rediger composer\n\
         expliquer decrire presenter explication fonctionnement fonctionne\n\
         resumer resume synthese\n\
         ameliorer perfectionner corriger\n\
         comparer comparaison difference differences distinguer\n\
         lister enumerer citer\n\
         proposer suggerer recommander conseiller suggestion conseil\n\
         verifier controler\n\
         traduire traduction\n\
         reformuler reecrire\n\
         montrer afficher\n\
         utiliser employer recourir\n\
         commencer debuter debut\n\
         finir terminer fin\n\
         garder conserver maintenir\n\
         supprimer enlever retirer\n\
         ajouter inclure\n\
         changer modifier\n\
         enfant enfants eleve eleves\n\
         gens personnes personne\n\
         travail emploi poste metier\n\
         maison appartement logement\n\
         voiture auto\n\
         velo bicyclette\n\
         courriel mail message lettre email\n\
         photo image\n\
         erreur probleme faute\n\
         raison cause pourquoi\n\
         moyen methode facon maniere\n\
         but objectif\n\
         important essentiel\n\
         vite rapide rapidement\n\
         facile simple simplement\n\
         difficile complique\n\
         bon bonne meilleur\n\
         grand grande gros\n\
         petit petite\n\
         nouveau nouvelle\n\
         plusieurs nombreux\n\
         minimum moins\n\
         maximum plus depasser\n\
         seulement uniquement\n\
         mot mots terme\n\
         phrase phrases\n\
         paragraphe paragraphes\n\
         titre titres\n\
         question questions\n\
         reponse repondre reponds\n\
         court courte bref brievement\n\
         long longue\n\
         amical chaleureux\n\
         poli polie courtois\n\
         drole humoristique amusant\n\
         clair claire comprehensible\n\
         prix cout coute couter\n\
         voyage sejour\n\
         repas plat\n\
         an ans annee annees\n\
         semaine semaines\n\
         jour jours\n\
         soir soiree\n\
         heure heures\n\
         consacre sujet propos\n\
         comporter contenir compter\n\
         maximum maximal depasse depasser\n\
         environ peu\n\
         coute coutent prix cout\n\
         dispenser dispense sauf exempter\n\
         arroser arrosage\n\
         tutoyer vouvoyer tutoiement vouvoiement\n\
         evoquer parler citer mentionner nommer\n\
         urgence urgent urgemment\n\
         immediatement suite aussitot\n\
         parvenir arriver reussir\n\
         croiser rencontrer\n\
         panne casse cassee defectueux defaut marche\n\
         bruit sonore\n\
         nul mauvais difficulte difficultes faible\n\
         repos conge libre\n\
         cuisiner preparer cuisine preparation\n\
         four cuisson cuire\n\
         frigo refrigerateur\n\
         poele casserole\n\
         allergie allergique\n\
         vegetarien viande\n\
         acheter achat\n\
         vendre vente\n\
         louer location loyer\n\
         proprietaire bailleur\n\
         resilier resiliation\n\
         rembourser remboursement\n\
         plaindre plainte reclamation\n\
         remercier remerciement merci\n\
         inviter invitation\n\
         annuler annulation\n\
         reporter decaler\n\
         confirmer confirmation\n\
         envoyer adresser expedier\n\
         recevoir obtenir\n\
         payer regler verser paiement\n\
         budget somme montant argent\n\
         cher couteux\n\
         gratuit gratuitement\n\
         retard tard\n\
         delai echeance limite date\n\
         medecin docteur\n\
         malade maladie\n\
         douleur mal\n\
         medicament dose\n\
         avocat juriste\n\
         mairie commune\n\
         loi droit juridique\n\
         contrat accord\n\
         entreprise societe boite\n\
         patron chef superieur employeur\n\
         collegue equipe\n\
         client clientele\n\
         employe salarie\n\
         candidature postuler candidat\n\
         cv curriculum\n\
         salaire remuneration\n\
         etude etudes etudier\n\
         examen epreuve brevet bac\n\
         note notes\n\
         reviser revision revisions\n\
         apprendre apprentissage\n\
         professeur prof enseignant maitresse\n\
         ecole college lycee\n\
         devoir devoirs exercice\n\
         dissertation redaction\n\
         poeme poesie vers\n\
         rime rimer\n\
         histoire recit conte\n\
         roman livre\n\
         personnage heros\n\
         discours allocution\n\
         blague humour\n\
         triste tristesse\n\
         joyeux heureux gai\n\
         colere fache\n\
         peur inquiet\n\
         fatigue epuise\n\
         formel officiel\n\
         familier decontracte\n\
         technique jargon\n\
         debutant novice\n\
         voisin voisine voisinage\n\
         ami copain\n\
         famille parents\n\
         mere maman\n\
         pere papa\n\
         mari femme epoux conjoint\n\
         fils fille\n\
         bebe nourrisson\n\
         age ans\n\
         mariage noces\n\
         vacances conge\n\
         avion vol\n\
         marcher marche pied\n\
         randonnee balade promenade\n\
         hotel hebergement logement dormir\n\
         valise bagage\n\
         plage mer\n\
         foret bois\n\
         animal bete\n\
         nourriture manger repas\n\
         boire boisson\n\
         chaud chaleur\n\
         pluie pleuvoir\n\
         matin matinee\n\
         week-end samedi dimanche\n\
         ordinateur pc\n\
         fichier document\n\
         dossier repertoire\n\
         programme script code\n\
         fonction methode\n\
         erreur bogue bug\n\
         installer installation\n\
         mettre actualiser mise\n\
         connexion connecter\n\
         mot passe\n\
         site page\n\
         imprimante imprimer impression\n\
         tableau grille\n\
         liste puces enumeration\n\
         titre intitule\n\
         source sources reference references\n\
         avis opinion\n\
         avantage atout\n\
         inconvenient desavantage\n\
         risque danger dangereux\n\
         conseil recommandation\n\
         solution resoudre\n\
         probleme souci difficulte\n\
         aider aide assister\n\
         trouver chercher\n\
         choisir choix\n\
         garder rester conserver\n\
         laver nettoyer\n\
         reparer depanner\n\
         construire fabriquer\n\
         peindre peinture\n\
         dessiner dessin\n\
         couper tranche\n\
         attendre attente\n\
         chaque chacun tous\n\
         aucun rien\n\
         assez suffisamment suffit\n\
         surtout principalement\n\
         debut commencement\n\
         suivant prochain\n\
         precedent dernier\n\
         disposer avoir posseder\n\
         effectuer realiser accomplir\n\
         manquer absence absent\n\
         preciser indiquer signaler\n\
         demander reclamer\n\
         supprimer retirer oter\n\
         disputer dispute\n\
         accepter admettre condition\n\
         afficher affichage\n\
         gentil aimable\n\
         ",
    ),
    (
        "es",
        "\
         empezar empieza comenzar comienza inicio\n\
         durar dura duracion\n\
         acabar terminar finalizar\n\
         motivo razon causa\n\
         senalar indicar marcar\n\
         breve corto\n\
         arreglar corregir reparar solucionar\n\
         mantener conservar dejar\n\
         despido despidos\n\
         escribir redactar componer escribe redacta\n\
         explicar describir explica describe\n\
         resumir resumen sintesis\n\
         mejorar corregir\n\
         comparar comparacion diferencia diferencias diferenciar diferencian\n\
         enumerar listar\n\
         proponer sugerir recomendar sugerencia consejo consejos recomienda\n\
         revisar comprobar verificar\n\
         traducir traduccion traduce\n\
         reescribir reformular\n\
         ayudar ayuda\n\
         usar utilizar emplear usa emplea\n\
         empezar comenzar empiece inicio principio\n\
         acabar terminar fin final\n\
         mantener conservar guardar conserva guarda\n\
         quitar eliminar borrar\n\
         anadir incluir agregar incluye\n\
         cambiar modificar\n\
         mencionar nombrar citar\n\
         nino ninos hijo hijos alumno\n\
         gente persona personas\n\
         trabajo empleo puesto\n\
         casa piso\n\
         coche auto\n\
         bici bicicleta\n\
         correo mensaje carta email\n\
         foto imagen\n\
         error problema fallo fallos\n\
         razon causa\n\
         forma manera modo metodo\n\
         objetivo fin\n\
         importante esencial\n\
         facil sencillo simple\n\
         dificil complicado\n\
         bueno buena mejor\n\
         nuevo nueva\n\
         varios muchos\n\
         aproximadamente unos alrededor\n\
         minimo menos\n\
         maximo mas\n\
         solo unicamente\n\
         palabra palabras termino\n\
         frase frases oracion\n\
         parrafo parrafos\n\
         pregunta preguntas\n\
         respuesta responder responde\n\
         corto corta breve\n\
         largo larga\n\
         amable cordial cercano cortes\n\
         gracioso divertido\n\
         claro clara\n\
         precio coste cuesta\n\
         viaje ruta\n\
         comida plato\n\
         ano anos\n\
         mes meses\n\
         dia dias\n\
         hora horas\n\
         querer negarse niega quiere\n\
         disponer tener tengo dispongo poder puedo dedicar\n\
         comenzar empezar empieza comienza inicio\n\
         sacar extraer extrae saca\n\
         ordenar orden ordenalos ordenado alfabetico alfabeticamente\n\
         numerar numero numeros\n\
         empezar comenzar empieza comienza comiencen\n\
         inventar inventes inventada\n\
         escusa excusa excusas\n\
         feriado festivo\n\
         quitar eliminar mancha\n\
         romper roto averia averiado estropeado\n\
         arreglar reparar\n\
         comprar compra\n\
         vender venta\n\
         alquilar alquiler\n\
         casero propietario dueno\n\
         vecino vecinos comunidad\n\
         limpiar limpieza\n\
         obligacion obligatorio\n\
         guante guantes\n\
         horno hornear\n\
         freir frito\n\
         cocinar cocina preparar\n\
         nevera frigorifico\n\
         alergia alergico\n\
         vegetariano carne\n\
         medico doctor\n\
         enfermo enfermedad\n\
         dolor duele\n\
         medicina medicamento\n\
         ley legal\n\
         contrato acuerdo\n\
         empresa compania negocio\n\
         jefe jefa superior\n\
         companero colega equipo\n\
         empleado trabajador\n\
         sueldo salario\n\
         curriculum cv\n\
         estudiar estudio estudios\n\
         examen prueba\n\
         nota notas\n\
         aprender aprendizaje\n\
         profesor profesora maestro docente\n\
         escuela colegio instituto\n\
         deberes tarea\n\
         poema verso\n\
         rima rimar\n\
         historia relato cuento\n\
         novela libro\n\
         personaje protagonista\n\
         broma chiste humor\n\
         alegre feliz contento\n\
         enfadado enojado\n\
         miedo asustado\n\
         formal oficial\n\
         informal coloquial\n\
         tecnico tecnicismo jerga\n\
         principiante novato\n\
         jubilado jubilados mayores ancianos\n\
         joven jovenes adolescente\n\
         madre mama\n\
         padre papa\n\
         marido esposo mujer esposa pareja\n\
         hermano hermana\n\
         amigo amiga\n\
         boda casarse\n\
         fiesta celebracion\n\
         avion vuelo\n\
         caminar andar pie\n\
         excursion ruta paseo\n\
         hotel alojamiento dormir\n\
         maleta equipaje\n\
         playa mar\n\
         comer comida\n\
         beber bebida\n\
         calor caliente\n\
         lluvia llover\n\
         fin semana\n\
         ordenador computadora pc\n\
         archivo fichero documento\n\
         carpeta directorio\n\
         programa script codigo\n\
         funcion metodo\n\
         instalar instalacion\n\
         actualizar actualizacion\n\
         contrasena clave\n\
         pagina sitio web\n\
         impresora imprimir\n\
         tabla cuadro\n\
         fila linea\n\
         lista vinetas puntos\n\
         titulo encabezado\n\
         fuente fuentes referencia referencias\n\
         desventaja inconveniente\n\
         riesgo peligro peligroso\n\
         consejo recomendacion\n\
         solucion resolver\n\
         problema dificultad\n\
         buscar encontrar\n\
         elegir escoger\n\
         pagar pago\n\
         dinero presupuesto\n\
         barato economico\n\
         gratis gratuito\n\
         plazo fecha limite\n\
         cancelar anular\n\
         confirmar confirmacion\n\
         enviar mandar\n\
         invitar invitacion\n\
         agradecer agradecimiento\n\
         disculpar disculpa perdon\n\
         quejar queja reclamacion\n\
         devolver devolucion\n\
         reembolso reembolsar\n\
         esperar espera\n\
         cada todos\n\
         bastante suficiente\n\
         sobre acerca\n\
         siguiente proximo\n\
         despues luego\n\
         necesitar necesito preciso\n\
         decir avisar informar\n\
         pedir solicitar\n\
         contestar responder\n\
         dar entregar\n\
         traer llevar\n\
         sonar parecer\n\
         querer desear\n\
         ",
    ),
];
