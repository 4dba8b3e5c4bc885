// Made by scripts/name-origins, which says from what; not to be edited.
#include "name_origin_table.hpp"

namespace concord::matching {
namespace {

using enum NameOrigin;

// clang-format off
constexpr std::array<NamesAtHome, 21> kFamilyNames{{
    {at_home(british_isles),
     "abbott abel abraham adair adam adams adamson addis addison aherne ainley aird aitchison aitken "
     "albutt alcock alder alderson aldred aldridge alexander alford algar allan allard allen allison "
     "allman allwood almond amos anderson andrew ansell appleby appleton archer armitage armour "
     "arnold arrowsmith ashby ashcroft asher ashford ashley ashman ashton ashworth aston atherton "
     "atkin atkins attwood austin avery aylett bacon bailey bain bainbridge baines baird baker "
     "baldwin bale ball ballantyne ballard bamford bancroft banks banner bannister barber barclay "
     "barlow barnard barnes barnett baron barr barrett barron barrow bartholomew bartlett barton "
     "bass bassett batchelor bate bateman bates batham batt batten batty baxter bayliss beadle beal "
     "beale beamish bean bear beattie beatty beaumont bebbington beck bedford beech beer beeston "
     "bell bellamy benfield benham benjamin bennett benson bentley beresford berry best bethell "
     "betts bevan beveridge bickley biddle biggs bill bing bingham binney binnington birch birchall "
     "bishop bithell black blackburn blackman blackmore blackwell blair blake blakey blanchard "
     "blanchet bland bloggs bloom blundell blythe bob boden boland bolton bond bone bonner boon "
     "booth borland bostock bott boulton bourne bouvet bowden bowen bower bowers bowes bowler bowles "
     "bowman boyce boyd boyle bracey bradbury bradford bradshaw brady brain braithwaite bramley "
     "brandrick bray breen brelsford brennan brett brewer bridges briggs bright bristow britton "
     "broadbent broadhurst broadley brock bromley brook brooke brooker brookes brookfield broom "
     "broomfield broughton brown browne browning bruce brunet brunton bryan bryant bryson buchan "
     "buchanan buck buckingham buckley budd bugg bull bullock burch burden burdett burford burge "
     "burgess burke burland burman burn burnett burnham burns burr burrows burt burton busby bush "
     "butcher butler butter butterworth button buxton byrne caddy cadman cahill cain cairns caldwell "
     "callaghan calvert cameron campbell cann cannon capper carey carling carmichael carnegie carney "
     "carpenter carrington carroll carruthers carson carter cartwright carty casey cashmore cassidy "
     "caton cavanagh cawley chadwick chalmers chamberlain chandler chaplin chapman chappell chapple "
     "charge charles charlton chase chatterton cheetham chelmy cherry cheshire chester chidlow child "
     "childs chilvers chisholm christie christy church churchill clamp clancy clark clarke clarkson "
     "clay clayton cleaver clegg clements clifford clifton close clough clowes coates coburn "
     "cochrane cockle coffey cohen cole coleman coles coll collard collett colley collier "
     "collingwood collins compton conneely connell connelly connolly connor conrad conroy conway "
     "cook cooke coombes cooper cope copeland copley corbett corcoran core corner cornish cornock "
     "corr corrigan cosgrove costello cotterill cotton cottrell couch coulson coulter court cousins "
     "cove cowan coward cowell cowie cowley cox crabb crabtree cracknell craig crane craven crawford "
     "crawley creasey cresswell crew cripps crisp crocker croft crook crosby cross crossley crouch "
     "croucher crowe crowley crown crowther cullen cumming cummings cummins curley curran currie "
     "curry curtis cutts dack dalby dale dallas dalton daly dandy daniel daniels danks dann darby "
     "darbyshire darcy dardenne darlington davenport davey davidson davie davies davis davison dawe "
     "dawkins day deacon deakin dean deane death deeley delamarre delaney denney dennis dent denton "
     "derrick devine devlin dewar dibble dick dickens dicker dickinson dickson dillon dixon doble "
     "dobson docherty docker dodd dodds doherty dolan donald donaldson donnachie donnelly donohoe "
     "donovan doran dorrian dougal dougherty doughty douglas dove dover dowell dowling down downes "
     "downie downing downs doyle drake draper drew drinkwater driscoll drummond drury dudley duff "
     "duffy dufour duggan duke duncan dundon dunkley dunlop dunn dunne durant durham durrant dwyer "
     "dyer dykes dyson eadie eales east easton eastwood eaton eccles eddy ede eden edgar edge edgley "
     "edmond edmonds edwards egan elder eley elliot elliott ellis ellison elliston ellwood emerson "
     "emery emmanuel emmerson england english evans everett everton ewing exley fagan fairbairn "
     "fairhurst fairlie falconer fallon fallows farley farmer farr farrar farrell farrington farrow "
     "faulkner fawcett fearn fearnley featherstone feeney felix fell fellows felton fenton fenwick "
     "ferguson ferris ferry field fielding finch findlay finlay finn finnegan finney finnigan firth "
     "fish fitton fitzgerald fitzpatrick flaherty flanagan fleming fletcher florey flower floyd "
     "flynn foley foran forbes ford forde fordham foreman forrest forrester forshaw forster forsyth "
     "forsythe foster foulkes fountain fowler fox frame frampton francis franklin franks fraser "
     "frazer freeman french fretwell friend frith frost fryer fuller fulton furlong gaffney "
     "galbraith gale gall gallacher gallagher galloway galvin gamble gammon garbett gardiner garland "
     "garner garrard garrett garside gascoyne gates gauntlett gaynor geldart gibb gibbins gibbons "
     "gibbs giblin gibson gilbert gilbey gilchrist giles gillan gillespie gillett gilmore gilmour "
     "glass gleave glen glenn glover glynn goddard goldsmith good goodall gooding goodman goodridge "
     "goodwin gordon gorman gosling gough gould goulden goulding gower grady graham grainger grant "
     "graves gray greaves green greenaway greene greenwood gregory greig grey griff griffin "
     "griffiths grimes grimshaw grogan groom groves grundy guest gunn hackett haddock hadfield hagan "
     "haggett haigh haine haines hale halford hall hallam hallett halliday halliwell hamer hamill "
     "hammond hamnett hampson hampton hancock hand handley hanlon hannam hanson harden harding hardy "
     "hargreaves harker harley harlow harman harper harries harrington harris harrison harrop harry "
     "hart hartley harvey harwood haslam hastings hatch hatton hawes hawker hawkes hawkins hawkridge "
     "hawley haworth hawtin hayes haynes hayward head healey healy heath heathcote heather heatley "
     "heaton hedley hellier helm hemmings henderson hendry hennessy henry hepburn herbert heron "
     "hetherington hewitt hewlett heywood hibbert hickey hickman hicks higgins higginson higgs hill "
     "hills hilton hind hinde hindle hindley hinds hine hinton hirst hitchcock hoare hobbs hobson "
     "hocking hodder hodge hodges hodgkinson hodgson hodson hogan hogg holden holder holding "
     "holdsworth holland hollis holloway holman holmes holt hood hook hooper hooton hope hopes "
     "hopkins hopkinson hopwood horn horne horner horrocks horton hough houghton hoult houlton "
     "houston howard howarth howden howe howell howells howes howie hoyle hubbard hudson huggins "
     "hughes hull hulme hume humphrey humphreys humphries hunt hunter hurley hurrell hurst hussey "
     "hutchings hutchins hutchinson hutchison hutton hyde iles ingham ingram inman ireland irvine "
     "irving isaac isherwood jackson jacob jacobson jacques jagger james jamieson janes jardine "
     "jarrold jarvis jefferies jeffery jeffries jennings jewell jobson john johns johnson johnston "
     "johnstone jones jordan joseph joyce judd judge kane kavanagh kay kaye keane kearney kearns "
     "keating keay keegan keeley keeling keenan keene keir kell kelly kelsey kemp kendall kendell "
     "kendrick kennedy kennett kenny kent keogh kerr kerridge kershaw kidd king kinghorn kingston "
     "kinsella kipling kirby kirk kirkbride kirkpatrick kirwin knight knights knott knowles knox "
     "kone lacey laing laird lake lakey lamb lancaster lander lane langley langton larkin last "
     "latham laurie laver laverick lavery lawler lawlor lawson lawther lawton laycock layton leach "
     "leake leal leary leech leek lees legge leggett leigh leitch leith lennon lennox leonard leslie "
     "lester levy lewin lewis lewry liddle lightfoot lilley lincoln lindsay line linford linley "
     "lister little littlewood llewellyn lloyd lock locke lockett lockwood lofthouse logan lomas "
     "lomax london long longhurst lord love lovell lovett lowe lowry lucas luke lunn lunt lynch lynn "
     "lyon lyons macarthur macaulay macauley mace macfarlane macgregor machin macintyre mack mackay "
     "mackenzie mackie mackinnon mackintosh maclean macleod macmillan macpherson macrae madden "
     "maddocks magee magill maguire maher mahon mahoney main mair major makin malley mallinson "
     "malone maloney mangnall manley manning mansell mansfield manson manuel march markham marks "
     "marley marlow marr marriott marsden marsh marshall martin mason massey masters mather mathers "
     "matheson mathews mathey matthams matthews maughan mawson maxwell may maynard mcarthur mcauley "
     "mcavoy mcbain mccabe mccafferty mccaffrey mccall mccallum mccann mccarroll mccarthy mccartney "
     "mccaw mccluskey mcclymont mcconnell mccormack mccormick mccourt mccrudden mcculloch mccullough "
     "mcdermott mcdonagh mcdonnell mcdougall mcelroy mcevoy mcewan mcfadden mcfarlane mcgee mcghee "
     "mcgill mcginty mcgowan mcgrady mcgrath mcgregor mcgrory mcguinness mcguire mcintosh mcintyre "
     "mckay mckechnie mckee mckenna mckenzie mckeown mckie mcknight mclaren mclaughlin mclean "
     "mclellan mcleod mcloughlin mcmahon mcmanus mcmillan mcmurray mcnally mcnamara mcnaught mcneil "
     "mcneill mcnulty mcphail mcphee mcpherson mcrae mcshane mctaggart meadows meakin mears medcalf "
     "melia mellor mercer meredith merritt metcalf metcalfe michael middleton miles milford mill "
     "millar millard miller millett milligan milling millington mills millward milne milner milsom "
     "milward mitchell moffat molloy molyneux monaghan montague montgomery moody moon mooney moore "
     "moorhouse moors moran more moreton morgan moriarty morley moroney morris morrison morrow "
     "mortimer morton moseley moss mottram mould muir mulholland mullen mulligan mullins mulvaney "
     "mundy munn munro murphy murray murrell musgrove myatt myers nairn napier nash naylor neal "
     "neale needham nelson nero nesbitt neville newby newman newton nicholas nicholls nichols "
     "nicholson nicol nicoll nixon noble nolan noon norman norris north norton nott nunn nuttall "
     "oakes oakley oates obrien obyrne ocallaghan ocarroll oconnell oconnor odell odling odoherty "
     "odonnell odonoghue ofarrell ogallagher ogden ohara ohare okelly oldfield oldham oleary oliver "
     "olivier omahony omalley omeara omoore oneill oquinn orchard oreilly orme oryan osborne oshea "
     "osullivan otoole owen owens oxley page paine paisley pallett palmer parish parker parkes "
     "parkin parkinson parks parnell parr parry parsons partington partridge paterson paton patrick "
     "patterson pattison patton paul payne peach peacock pearce pears pearson peck peebles peel "
     "peers pemberton pender penn pennell penney perkins perrin perry peterson phelan philip "
     "phillips philpott pickard pickering pickett pierce pierre pike pilkington pinnock pinsmail "
     "pipe piper pitt pitts plant platt platts plumb plummer pocock pointer pollard pollock polson "
     "pomphrey pond pope porter potter potts povey powell power powers poyser pratt preece prentice "
     "prescott preston prevost price prince prior pritchard procter proctor prosser pryor pugh "
     "pullen purcell purnell purvis quigley quinn radcliffe radford radley raeburn rafferty rainey "
     "ralph ramsay ramsden ramsey randall rankin ransom ratcliffe raven rawlings rawlinson raymond "
     "rayner read reader reading readman redding redfern redman redmond reed rees reeve reeves regan "
     "reid reilly rennalls rennie reynolds rhodes rice rich richards richardson riches richmond "
     "ricketts ridley rigby riley ring ritchie rixon roach robb robbins robe roberts robertson robin "
     "robins robinson robson roche rodger rodgers rogers rooney roscoe rose ross rothwell rouse "
     "rowan rowe rowland rowley rowlinson royle rudd rush rushton russell rust rutherford rutter "
     "ryan ryder sadler salisbury sallis salmon salt salter sampson samuel samuels sanders sanderson "
     "sands sargent saunders savage saville sawyer saxton sayers schofield scott searle seddon selby "
     "sellars sellers senior sewell sexton seymour shakespeare shand shanks shannon sharkey sharp "
     "sharpe sharples shaw shea shearer sheehan sheldon shepherd sheppard sheridan sherman sherriff "
     "sherry sherwood shields shipley short showell simmonds simmons simms simons simpson sims "
     "sinclair singleton sisson sissons skinner slade slater sloan small smallwood smart smith "
     "smullen smyth smythe sneddon snell snow snowden snowdon south southern southgate sparkes "
     "sparrow spears speed speight spence spicer spiller spinks spooner squire squires stacey staff "
     "stafford stainton stamp stanford stanley stannard stanton stark steadman stedman steel steele "
     "steer steere stenhouse stephens stephenson sterling stevens stevenson steward stewart stock "
     "stocker stockley stokes stokoe storer storey storr stott stout strachan strange street "
     "stretton stringer strong stuart stubbs stuckey sturgess sturrock styles sugden sullivan "
     "summers sumner sunderland sutherland sutton swain swales swan swann swanson sweeney sweeting "
     "swift sykes sylvester symes symonds taggart tailor tait talbot tanner tarr tate taylor tennant "
     "terry thackeray thatcher thom thomas thompson thomson thorne thornley thornton thorpe thurston "
     "tierney till tilley timms tipping titmus tobin todd toland tolley tomkins tomlin tomlinson "
     "tompkins toms tovey towers townend townsend trafford travers travis traynor trotman truscott "
     "tuck tucker turnbull turner turrell tweddle twiggs tyler tyrer tyrrell underwood unsworth "
     "upton valentine vaughan veitch vickers vince vine wade wadham waghorn wagstaff wainwright "
     "wakefield waldron wale wales walkden walker wall wallace waller wallis walls walmsley walsh "
     "walter walters walton warburton ward warden wardle ware waring warn warner warren warriner "
     "warwick waterfield waterhouse waterman waters waterson watkins watson watt watters waugh "
     "weaver webber webster weeks weir welch weldon weller welsh westlake weston westwood whalley "
     "wharton wheatley wheeldon wheeler whelan whitaker white whitehead whitehouse whiteley "
     "whitfield whitham whitmore whittaker whittington whittle whitworth whyte wickens wickham wicks "
     "wiggins wigley wilcox wild wilde wiles wilkes wilkie wilkins wilkinson wilks williams willis "
     "wills willson wilson wilton wiltshire windsor winfield winn winstanley winter wise wiseman "
     "withers wood woodcock woodford woodhead woodhouse woodley woods woodward wooldridge woolley "
     "wormald worrall worsnop worth worthington wraight wray wren wright wyatt yardley yates yeatman "
     "york "},
    {at_home(western_europe),
     "acosta aguilar aguirre ahonen aigner aivaliotis alarcon almeida alonso alvarado alvarez alves "
     "amato andersen andersson andre andreassen antunes araujo araya arias attard auer avila ayala "
     "azevedo baez bakker barbieri barbosa barry bauer baumann baumgartner becker bengtsson benitez "
     "berg berger bergmann bernard berndsen bertrand bianchi bianco binder blanco blondal bonnet "
     "borg bos braun bravo briem brouwer brunner bruno cabrera caceres calderon camilleri campos "
     "cardoso cardozo carrasco carrillo caruso carvalho castillo castro cavalcante cavalcanti "
     "cervantes chavez christensen christiansen claes coelho colombo conte conti contreras coppola "
     "correa correia cortes cortez costa cruz cunha dahl dangelo danielsen david deangelis deboer "
     "degraaf degroot dejong dekker delacruz deleon delgado delossantos deluca denis desantis desmet "
     "devries dewit diaz diederich dijkstra djurhuus dominguez duarte dubois dumont dupont durand "
     "ebner eder egger eriksen eriksson escobar espinoza esposito estrada fabbri faber farrugia "
     "fernandes fernandez ferrara ferrari ferraro ferreira ferri figueiredo figueroa fischer "
     "fjeldsted flores fonseca fontana fournier franco francois frei freitas fuchs fuentes galea "
     "galeano gallardo galli gallo garcia garrido garza gatti gentile gerber gil gimenez giordano "
     "girard gomes gomez goncalves gonzalez goossens grassi grasso grech greco gruber guerrero "
     "gustafsson gutierrez guzman haas hagen halvorsen hamalainen hansen hansson haugen heikkila "
     "heikkinen heilig heinonen hendriks henriksen henriquez hernandez herrera hjaltalin hofer "
     "hoffmann hojgaard huaman huber iglesias jacobs jacobsen jakobsson jansen janssen janssens "
     "jansson jara jarvinen jensen jesus jimenez joensen johannesen johannessen johansen johansson "
     "johnsen jokinen jonsson jorgensen juarez karjalainen karlsen karlsson kayser keller kieffer "
     "kinnunen klein koller kontos korhonen koskinen koufos kremer krier kristensen kristiansen "
     "kritikos kvaran lahtinen laine laitinen lambert lang lara larsen larsson laurent lechner "
     "leclercq lefebvre lefevre lehner lehtinen lehtonen leitner lejeune leone leroy lima lindberg "
     "lombardi lombardo longo lopes lopez lourenco luna lund machado madrigal madsen maes magnusson "
     "maier majerus makela makinen mamani mancini marchetti mariani marini marino marques marroquin "
     "martinelli martinez martini martins matos mattila mayer mayr medina meier meijer mejia melo "
     "mendes mendez mendoza mercier mertens messina meyer meyers micallef michel mikkelsen miranda "
     "molina moller monteiro montes monti mora morais morales moreau moreira morel morelli moreno "
     "moretti mortensen moser mulder muller munoz mytaras navarro neves nielsen niemi nieminen "
     "nilsen nilsson norddahl nunes nunez olivares oliveira olofsson olsen olsson orellana ortega "
     "ortiz otero palumbo papoutsis parisi paz pedersen peeters pellegrini pena pereira pereyra "
     "perez persson peters petersen petit pettersen pettersson pichler pinto pires ponce portillo "
     "poulsen quispe ramirez ramos rantanen rasmussen reis reiter reuter rey reyes ribeiro ricci "
     "richard ries rinaldi rios riquelme rivas rivera rizzo robert rocha rodrigues rojas romano "
     "romero rosario rossi roux rubio ruiz russo saarinen saavedra sala salas salazar salminen salo "
     "salonen samaras sanchez sandoval santana santoro santos sanz savolainen scheving schiltz "
     "schmid schmidt schmit schmitz schneider schroeder schulz schuster schwarz segura sepulveda "
     "serra serrano silva simoes simonsen smit smits soares sorensen sosa soto sousa sow spiteri "
     "steffen steiner suarez svensson tapia tavares teixeira testa thill thomsen thorarensen "
     "thorlacius torres tuominen turunen valenzuela valverde vandenberg vandermeer vandijk vandyk "
     "vanleeuwen varela vargas vasquez vazquez vega velasquez vella vera vergara vidal vieira villa "
     "villalba villalobos vincent virtanen visser vitale vos waage wagener wagner wallner weber "
     "weiss welter willems wimmer winkler wolf wouters zammit zuniga "},
    {at_home(eastern_europe),
     "abazi abuladze adamczyk ademovic adilovic aferdita ahmetovic aleksejev alievi andov andrejev "
     "angelov angelova arakelyan arben avetisyan babic bairamov bairamovi bajram balaz balazs "
     "balodis balog balogh baran barbu bardhi barisic begu bekim bektashi beridze berisha berzins "
     "bizjak blazevic bogdanov bolkvadze bondar bosnjak boyko bozic bozinov brahimi brankov butkiene "
     "butkus bytyqi cami ceban cebotari cengic cerna cerny ciobanu cojocari constantin dabrowski "
     "damcevski davidov davtyan delemovic delic delvina demirovic dervishi diaconu dibra dimitrov "
     "dimitrova dobre donev dordevic duda dudek dukic dumitru duric dvorak dvorakova eglitis egzon "
     "emine farkas fatime feher fekete ferhatovic filipov filipovic florea frasheri gajdos gal gashi "
     "gega gegaj gelashvili georgiev georgieva gevorgyan ghazaryan gheorghe giorgadze gjika gjoni "
     "gogoladze golob golubev golubovic gorski grabowski grgic grigoryan gutu hadzic hakobyan halili "
     "harutyunyan hasani hasanovic hocevar hodzic horak horakova horvat horvath hoti hovhannisyan "
     "hoxha hribar hristov hristova hudak hysi ibrahimovic ilic iliev ilieva ilves ionescu ivanou "
     "ivanova ivanovic ivanovski jablonski janev jankauskas jankauskiene jankowski jansons jasinski "
     "jaworski jovanovic juhasz jukic juric kaczmarek kalnins kaminski kapanadze karapetyan karklins "
     "karpin kask kastelic kastrati kavaliauskas kavaliauskiene kavaliou kavcic kazlauskas "
     "kazlauskiene kazlou kazlouski kelmendi khachatryan khutsishvili kiss kitanovski klavins "
     "klemencic knezevic kola kolar kolla kollar koloski koppel koren korosec koroveshi kos kosir "
     "kostov kostovski kotnik kovac kovacevic kovacic kovacik kovacs koval kovalchuk kovalenko "
     "kowalczyk kowalski kozlov kozlowski krajnc kralj krasniqi kravchenko krawczyk kristi kristo "
     "krlicevic krol krumins kryeziu kucera kucerova kukk kuqi kvaratskhelia kwiatkowski laci "
     "lakatos lebedev leka lewandowski liepins lomidze lovric luka lukac lukic lungu lupu lysenko "
     "magi maisuradze majewski malinowski mamedov mamedovi manasievski manukyan marchenko marciniak "
     "margaryan maric markoski markov markovic markovski marku martirosyan matei matic matovski "
     "mazur mchedlishvili mehmedovic mehmeti melnic melnyk meszaros michalak michalski mihhailov "
     "mikeladze milosevic mirkovic mitrovic mkrtchyan mladenovski mlakar moldovan molnar morina "
     "moroz morozov muhamet munteanu murati muratovic nagy nemcova nemec nemeth nikolic nikolla "
     "nikolov nikolova nikolovski nistor novak novakova novik novikov novotna novotny nowak "
     "nowakowski nowicki nozadze oblak olah olszewski oravec ostrowski ozolins ozols papp parn "
     "paulauskas paulauskiene pavic pavlov pavlovic pavlovski pawlak pawlowski penov peric perkovic "
     "permeti perovic petek petersons petkov petrauskas petrauskiene petrenko petrevski petrosyan "
     "petrov petrova petrovic petrovski pietrzak piotrowski poghosyan polak polishchuk pop popa "
     "popescu popoff popovic popovski potocnik prifti prishtina prochazka prochazkova racz radic "
     "radovic radu radulovic ramadan rebane ristevski rosca rotari rozman rudenko rusu rutkowski "
     "saar sadowski sahakyan salihovic sandu sargsyan saric savchenko savic semjonov semyonov sepp "
     "shala shehu shengelia shevchenko shevchuk shkodra shkreli sikora simic sinani sirbu smirnov "
     "sokolov solovyov stan stankeviciene stankevicius stankovic stepien stoica stojanov stojanovic "
     "stoyanov stoyanova subotic suljic svoboda svobodova szabo szczepanski szewczyk szilagyi "
     "szymanski tabatadze tahirovic takacs tamm terzic thanasi tkachenko tkachuk todorov todorova "
     "toma tomaszewski tomic torok toska toskaj toth trajanoski trajanovski trajcevski trajkovski "
     "tsiklauri tudor turcan turk urbonas urboniene ursu valon vanags vardanyan varga vasiliauskas "
     "vasiliauskiene vasilyev vassiljev vesela vesely vidmar vidovic vinogradov vitols volkov "
     "vorobyov vujic vujovic vukovic walczak wieczorek wisniewski witkowski wojciechowski wojcik "
     "wozniak wrobel yakovenko zagar zalewski zarins zawadzki zaytsev zielinski zukauskas "
     "zukauskiene zukic zupan zupancic "},
    {at_home(africa),
     "abdi abdullahi abiola abubakar acheampong adan addo adebayo adeleke aden adeniyi adesanya "
     "adewale adeyemi adjei afolabi agyemang aidoo akande alabi aliyu amoah ampofo amponsah annan "
     "ansah antwi anyanwu appiah arthur asamoah asante awale ayodele baah badu balogun banda bangura "
     "bankole barre bassey bediako bekele bello boateng bonsu camara chukwu conteh coulibaly danjuma "
     "danso darko diop dirie donkor duale dube edosa effiong egal ekpo elmi emenike essien etim eze "
     "farah fashola fofana frimpong gedi guled gyamfi haile haji hassan hersi hussein ibrahim "
     "igbinedion igwe ismail isse jalloh jama kabongo kamara kamau kariuki keita koroma kouma "
     "kwarteng kyei lamptey lawal mbala mensah mohammed mohamud moyo mugisha musa muse mwangi nartey "
     "ncube ndiaye ndlovu ngoma njoroge nkrumah nnamdi ntim nur nwachukwu nwankwo nwosu obi ochieng "
     "odhiambo ofori ogunbanjo ogunleye ojo okafor okeke okello okon okonkwo okorie okoro okoye "
     "oladipo olawale omar omoregie onyeka opoku oppong osagie osei osman otieno owusu oyelaran "
     "phiri poku prempeh quartey quaye roble sackey salah samatar sarpong sesay sibanda sylla takyi "
     "tekle tembo tesfaye tetteh toure traore turay twum udo umeh usman uzoma warsame wiredu yeboah "
     "yusuf "},
    {at_home(west_asia),
     "abbasov abdrahmanov abdullaev abdullayev acar ahmadi ahmadov ahmadzai ahmetov akbulut aksoy "
     "aktas aliev altun amangeldy amrani arslan aslan ates avci awad aydin barzani bektas bennani "
     "bolat bouazza bozkurt bulut cakir celik cetin dag demir dogan elmas erdem erdogan gul guler "
     "guliyev gunduz gunes hacioglu haddad hakimi hamdan hasanov hosseini huseynov ibraev ibragimov "
     "isaev isik iskakov ismailov ismayilov iusupov jafarov kaliev kaplan kara karakaya karaoglu "
     "karimi karimov kaya keskin khoury kilic koc korkmaz kose kurt kusainov mammadov mansour marat "
     "mohammadi mollaoglu murat mustafa nasser noori nurgaliev omarov ospanov ozcan ozdemir ozer "
     "ozkan ozturk polat popal rezaei rostami sadykov safi sahin said saleh sari simsek smagulov "
     "solmaz sonmez stanikzai suleimenov sultanov tas tehrani tekin tsoi tunc turan ucar unal uysal "
     "wardak yalcin yavuz yildirim yildiz yilmaz yuksel zaoui "},
    {at_home(south_asia),
     "afzal ahamed akhtar akter alam amarasinghe amin anwar arshad ashraf aslam aziz bains bandara "
     "banerjee bano bashir basra begum bhatia bhatt bhatti bhogal bhuiyan bibi bishwakarma butt "
     "chathuranga chaudhary chaudhry chauhan chetry chhetri chohan choudhury chowdhury dar das desai "
     "desilva devi dhaliwal dhillon dissanayake dutta edirisinghe ekanayake fernando fonseka gamage "
     "ghani gill grewal gunasekara gunawardana gunawardena gupta gurung hamid hanif haque hashmi "
     "hayat herath hettiarachchi hoque hossain hussain ilyas iqbal islam iyer jabeen jassal javed "
     "jayasekara jayasinghe jayasuriya jayawardana jayawardena jayaweera johal joshi kabir kapoor "
     "karim karunaratne kaur kausar khalid khan khanam khanom khatoon khatun kumar kumara lakhani "
     "lakmal lal lama latif limbu liyanage maan madusanka magar maharjan mahmood majid malik mann "
     "mannan masood matharu mehta mendis mia miah mian mirza mistry modi mohan mukherjee munasinghe "
     "munir nair nanayakkara nawaz naz nazir nepali panchal pandya pariyar parmar parveen patel "
     "pathirana peiris perera pillai pokharel pokhrel quddus qureshi rafiq rahman rai raja rajah "
     "rajapaksha rajput rana ranasinghe ranaweera rao rashid rathnayaka rathnayake ratnayake razaq "
     "reddy rehman riaz rodrigo sadiq saeed sah sahota saleem samarasinghe sampath sandhu sanjeewa "
     "sarkar sarwar senanayake seneviratne sethi shabir shafi shafiq shah shaikh sharma shrestha "
     "siddiqui sidhu singh sivakumar sohal solanki suleman sultana syed talukder tamang tariq "
     "thakkar thapa tharu trivedi uddin ullah uppal verma virdi weerasinghe wickramasinghe "
     "wijesinghe yadav yaqoob yasmin younis yousaf zafar zaman "},
    {at_home(east_asia),
     "abe ahn an aoki bird bui bun chan chang chea cheam chen cheng cheon cheong cheung chey chhan "
     "chhet chhim chhorn chim chin chiu cho choe choi chong chow choy chu chun chung dang dao din "
     "dinh dith do doan droplets dul duong endo eng fujihara fujii fujita fujiwara fukuda fung gang "
     "gao ghang ghim gim go goh goto gouw guo gwon ha han harada hasegawa hashimoto hayashi he heng "
     "ho hoa hoang hong hu huang hui huynh hwang ikeda im inoue ishii ishikawa ito jang jeon jeong "
     "jo joe joy jun jung kaneko kato keo khat khay khiev khlot khmer khuc kimura ko kobayashi kondo "
     "kuen kwan kwok kwon lai lam lao lau law le lei leung liem lim lin liu lou low lum luo luong "
     "luu ly ma mac maeda mai mak matsuda matsumoto mean means miura mori murakami nakagawa nakajima "
     "nakamura nakano nakashima nakayama ng ngo nhek nishimura ogawa oh okada okamoto ong ono ota "
     "pak pang park pen pham phan phi phung phy pok poon quach rhee rhim rim ryoo ryu saito sakamoto "
     "sasaki sato seo seoh shimizu shin sin song suen suh sun suzuki ta taing takahashi takeuchi "
     "tamura tan tanaka tang tat teo teoh tep thach thai than thuong thy tieu ting tiong tiu to tong "
     "trac tran trieu trinh truong tsang tsui tu ty ung vang vo vong vu vuong wang watanabe wong woo "
     "wu xu yamada yamaguchi yamamoto yamasaki yamashita yamazaki yang yau yeung yi yip yoo yoon "
     "yoshida youn young yu yuen yun zhang zhao zhou zhu zoeng "},
    {at_home(british_isles) | at_home(western_europe),
     "rodriguez "},
    {at_home(british_isles) | at_home(east_asia),
     "lee "},
    {at_home(western_europe) | at_home(eastern_europe),
     "marin simon "},
    {at_home(western_europe) | at_home(africa),
     "bah diallo "},
    {at_home(western_europe) | at_home(west_asia),
     "benali "},
    {at_home(western_europe) | at_home(south_asia),
     "dias "},
    {at_home(western_europe) | at_home(east_asia),
     "dam nguyen "},
    {at_home(eastern_europe) | at_home(west_asia),
     "aliyev bondarenko ivanov kuznetsov popov "},
    {at_home(eastern_europe) | at_home(east_asia),
     "bak "},
    {at_home(africa) | at_home(south_asia),
     "ahmed mohamed sheikh "},
    {at_home(west_asia) | at_home(south_asia),
     "abbas ahmad "},
    {at_home(west_asia) | at_home(east_asia),
     "can kim li "},
    {at_home(south_asia) | at_home(east_asia),
     "kang "},
    {at_home(british_isles) | at_home(africa) | at_home(south_asia),
     "ali "},
}};

constexpr std::array<NamesAtHome, 36> kGivenNames{{
    {at_home(british_isles),
     "albert alfie annie aoife archie bernadette brendan brian bridget caoimhe catherine charlie "
     "ciara ciaran cillian conor cormac daisy declan deirdre dermot donal eabha eamon edward eileen "
     "ellie emelia emiliya eoin evie fiadh florence frederick freya grainne harry imogen ivy jack "
     "kathleen lillie lily maeve margaret max niall niamh noreen oisin orla padraig patrick penelope "
     "rian roisin rosie saoirse sean sienna sinead siobhan tadhg theodore una willow "},
    {at_home(western_europe),
     "aada aaron adriana afonso agnes agustin agustina aikaterini aimar aino aitana aiur aksel "
     "alberte alejandro alessandro alessia alex alexandre alice alina aline alma alvaro amaia ambar "
     "ambre amy anamaria andrea andrias ane angel angeliki antoine antonella antonia ariana asta "
     "astrid athanasios athena atlas august aurelie aurora bautista beatriz ben benedita benicio "
     "berrdo biel bruno camila camille carl carla carlos carmen carolina catalina catarina cecilia "
     "celeste celine cesar chiara chloe christos ciro claire clara concepcion danel danielalejandro "
     "danna davi davide delfina diego diegoalejandro dimitra dimitrios duarte dylan edoardo eeli "
     "eevi eino eithan eleni elias elizabeth ellen elmar elyas embla emiliano ethan felipe fernanda "
     "ferndo francesca francesco francisca francisco francois freja frida frieda gabriele gael "
     "gaspar georgia georgios geronimo gianna gilli ginevra giulia giuseppe gogo guadalupe gudrun "
     "hannah heitor helena helmi hjordis ian ibai iben ida iker ioannis irati isabelle isak isidora "
     "izaro jade jakup javier jean jeronimo joana joao jogvan jokull jon jordi jorge josefa joseluis "
     "juana juanandres juancarlos julen jules juliana julien julieta juliette june kari katla "
     "konstantina konstantinos laia leah leano leevi leni leonardo leonor leordo levi lia lidia "
     "lilja lio liv liz lorenzo louis louise lourenco luana lucia luciana ludovica luiz luna mabel "
     "maddi mael maite malen malthe manuela marc marcia marco marcoantonio marcos margarida "
     "mariaalice mariafernanda mariajose mariana mario markel markus martha marti martim martina "
     "matias matilde matteo matthias matthildur mattia mattias maxime maximilian maximiliano mees "
     "melina miguel miguelangel mikael nahia nathalie nelio nicolas nicole nikolaos nil nils noemi "
     "nuno oihan ona onni pablo panagiotis paraskevi patricia pau paul paulo pedro pilar pol rafael "
     "ramon ramona raphael raquel ravi regina renata ria riccardo ronja rose rosmery rui saar saga "
     "salome samantha santiago selma sem sergio simone soley solja sonia sophia stefano stella tess "
     "theodor thiago tiago tobias toivo tom tommaso trinidad trondur vaino valdemar valentin valeria "
     "valter var vasileios vasiliki venla vera vicente victorhugo vittoria ximena yara "},
    {at_home(eastern_europe),
     "adela adin adomas adrians agnieszka ajda ajla aleks aleksandar aleksander aleksandr aleksandra "
     "aleksandre alexandra alexandru alexey alicja alisa alise alteo amalie amar amaris ambra "
     "amelija amelja anahit anastasia anastasija anastasiya andreea andrei andrej andria andriy "
     "andrzej angelina antoni areg areni arman armen armine arpi artem artiom artur artyom ashot "
     "asja barbare beata benas bence biljana bisera bogdan bogdana boglarka boris cristian dalila "
     "damian damjan daniels daniil danijel danylo daria darija daris dariusz darta davit davud dejan "
     "demetre dimitar dion dmitry dmytro dominik dominykas dora dorota dragan dragana dunja dusan "
     "dzan elene elija eliska elizaveta elli elza eman emilija emils esma evelina evgeny ewa florin "
     "fran franciszek gabija gabor gagik gayane georgi gevorg giorgi goran gordana grzegorz gustavs "
     "hanna harun hasmik hayk herkus hovhannes igor ilija ioana ion ionut irina ivan ivana iwona "
     "jakov jakub jekabs jelena joanna joel jokubas josip jovan jovana julija justyna kajus kaloyan "
     "kamil kamile karine karlis karolina katarzyna katerina klea krzysztof ksenija lamija lan lana "
     "lazar leandra leja lejla lenna lev levente liepa lile lili lilien lilit ljiljana lovro lucija "
     "lukas lukasz lukne lusine magdalena maksim maksym malgorzata maneh marcell marcin marek mari "
     "mariami marija marius mariusz mariya markas marko marks maryja masa matas mate matei matej "
     "matija matvey matyas maxim melisa merjem michal mihaela mihai mihail mikayel mikhail mikolaj "
     "milana milica milos mirjana monika monte mykhaylo nare narek narine natalia natalie natalija "
     "nela neza nia nik nika niko nikodem nikol nikola nikoloz noel nutsa oleksandr oleksandra olga "
     "oliwia oskar patricija paulina pawel petar piotr pola polina radmila rafal ralfs raluca rasmus "
     "raya reina relja rita roan roberts robin roel roko roman safija samvel sergei sesili simona "
     "slawomir snezana sofi sofija sofiya solomiya stanislaw stefan susanna suzana sylwia szymon "
     "tara tatiana teo teodor teodora tereza tigran tim timofey tomasz varvara vasile vasilije "
     "vasilisa veronika vesna viktor viktorie viktoriya violeta vita vladyslav vojtech vuk wojciech "
     "yekaterina yelena yeva yoana yulia zala zalan zan zbigniew zofia zoran zuzanna "},
    {at_home(africa),
     "abdi abdirahman abdulkadir abdullahi abena abimbola abiola abubakar adaeze ade adebola "
     "adekunle adewale adwoa afua akosua akua ama amaka anthony ayan ayodele babatunde bashir "
     "blessing bolanle bukola charity charles chinedu chinwe chioma chukwuemeka comfort deborah deqa "
     "ebele ebenezer efua ekow emeka eric ernest esi esperanza esther faduma fadumo felicia femi "
     "folake folasade francis funmilayo gbenga georgina gifty godwin guled hauwa hawa hibo hodan "
     "idil ifeanyi ifeoma ifrah ikenna jama janet joseph joy joyce kayode kehinde kelechi khalid "
     "kofi kojo kwabena kwaku kwame kwasi ladan liban mahad mariadelcarmen mariateresa maryan mercy "
     "milagrosa modupe muna musa naima nana ngozi nii nimo nkechi obinna oluchi olufemi olumide "
     "oluwaseun oluwaseunfunmilayo oluwatobiloba omolara patience prince priscilla rachael rebecca "
     "ronke rotimi ruqiya sahra sani segun stephen sunday taiwo temitope theresa titilayo tunde ubah "
     "uche uchenna vida vivian wale warsame yaa yasmin yaw yetunde zakaria zamzam "},
    {at_home(west_asia),
     "abbas abd abdallah abdelkader abdelrahman abdulaziz abdulla abdullo abdulrahman abubakr "
     "abulfazl ahmad ahmet aicha aisultan alanoud aldiyar aliasaf alikhan alinur alireza aliya "
     "alparslan amal amine amir amira amirabbas amirali amirhossein ammar anar anohito aras aruuke "
     "aruuzat asel ashraqat asilim asiya assia asya aya ayala aygun ayim ayla aylin ayoub aysa ayse "
     "aysel ayzere aziz azra bader bandar baran beshoi brahim bulent busra can cem cengiz charbel "
     "christian christina dalal defne deniz derya dilek djamel doha ecrin eisha elchin elie elif "
     "elnur elshan emine emir emre erdal esra eylul eymen fadi fahad fahd fajr farida fatemeh "
     "fatemehzahra fatih fatin fatma filiz gamalat gamila goktug googoosh gulay gulsen gunay gunel "
     "habiba hacer hadicha hakan halil hashem hasnaa hatice havva haydar helma hessa hoda hosna "
     "hosniya hossein hulya hur huseyin huseyn hussa hydar ilgar imene inci indira irene jad jessica "
     "joe jouri karam karim karima kathem kemal khadije khaled khawla kirollos konul kubra latifa "
     "layla leen leyla lian lianne lulwa lydia lyn lyna madina maha mahammad mahdi mahmoud mahmut "
     "malak marina marwa masoumeh maya maysoun mehdi mehmet melek melissa meriem mersana merve "
     "meryem mina mira mirac mohammadreza mohammadtaha mona muhammed murad murat nada naim naya "
     "nazaninzahra nazli nehir nesreen nilay nouf nour nur nuray nurcan nurislam oisha omer omerasaf "
     "ozlem rachid ramazan rania rashad raul rayana recep reem reema reza roghayyeh rowan sahar "
     "sakineh salih saliha samir samyar serife serkan sevda sevgi sevinj shahd shahem shaikha "
     "shaimaa shayma sherifa sibel somayyeh songul suha suleyman sultan sumayah taha tarana tomyris "
     "tuleen tunar turki umar vugar vusal vusala wassim wateen yasar yasemin yasmine yasna yassin "
     "younes yousef yousouf youssef yusif zehra zeinab zeynab zeynep zina zumra "},
    {at_home(south_asia),
     "aadhya aarav aarya aasha abdul aditi adnan amayra amit anil anita anwar arjun arshad ashok "
     "ashraf asif asmita babul balbir bhavesh bibek binita bishal bismah bushra deepak dhruv dilip "
     "diya farrah faruk farzana fozia geeta gita gurdeep gurpreet hansa harjit harpreet hasina "
     "hitesh hussain imran inaya iqbal iqra jamal jaswinder jay jesmin jiya jyoti kabir kabita kamal "
     "kamla kamran kashif kavita kazi kiaan kiara kiran krishna lata mahesh manish manjit manjula "
     "manoj md meena mehar mizanur monir nadeem nadia nargis nasima nasreen nazma nazrul neha "
     "niharika nisha nitin nomaan pari parveen parvin pooja prakash pravin prem priya pushpa rabina "
     "rafiq rahima rajesh rakesh ramesh ramila rehana rekha rina rohan rokeya rubina ruhul ruksana "
     "sadia saima sakeena samina sanjay saqib savita shabnam shafiq shah shahid shahida shakeel "
     "shanta shazia sheikh shirin shivansh shristi siddhartha sita sobia sohel sultana sumaiya "
     "sunita suresh syed tahira tahmina tariq taslima usha uzma vamika varsha vedant vijay viraj "
     "waqas zahid "},
    {at_home(east_asia),
     "an anh anzu ao aoi bao batar batkhan bayarmaa bolormaa chiahao chienhung chihchiang chihhao "
     "chihming chihwei chinlung chiwai chuluun chunchieh chunhung dan doyun duc dung eunwoo fang "
     "fuma haeun hai hajoon hanh hao haoran haoyu harin haru haruma haruna haruto hayoon hieu himari "
     "hinata hinato hui ichun itsuki jason jia jian jiho jing jiwoo jiyoo jun juwon kamwing khanh "
     "khongordzol kwokwah laiwah lei li lihua linh long mai mei meihui meiling minato ming mingze "
     "minh minjun mio muchen muyang nagi nagisa nam naranbaatar ngoc odval oyunbileg peng phuc "
     "phuong prasert quang raymond rei ren riko rin ruoxi sakura seoah seojun seoyun shuchen "
     "shuchuan shufen shuhua shuhui siufong siwoo so soma somboon somchai somporn somsak sooah "
     "sukhbatar tao tatsuki thanh thihoa thihong thihuong thilan thimai thiminhkhai thinga thithanh "
     "thuy trang tuan uta vanhung vanlong vanminh wailing wei wenhsiung winnie xinyi xiuying yamato "
     "yan yating yejun yichen yihan yimo yinuo yize yua yuina yujun yuma yuna yutong yuxi yuxuan "
     "yuze zihan "},
    {at_home(british_isles) | at_home(western_europe),
     "arthur benjamin charlotte ella emilia emily finn henry isabella isla james leo lilly lucas "
     "noah oscar sophie theo thomas valentina william "},
    {at_home(british_isles) | at_home(eastern_europe),
     "amelia "},
    {at_home(british_isles) | at_home(africa),
     "michael "},
    {at_home(british_isles) | at_home(west_asia),
     "ava george john "},
    {at_home(british_isles) | at_home(east_asia),
     "kevin "},
    {at_home(western_europe) | at_home(eastern_europe),
     "adrian alexander ana anna aron cristina daniela elena emil emma eva filip gabriel gabriela "
     "hugo jakob jan jana jonas julia julie lara laura lea lena leon lina luis luka maja marta "
     "martin mateo michail milan milena nina nino noa paula roxana sandra sebastian sofia sofie "
     "tomas viktoria zoe "},
    {at_home(western_europe) | at_home(africa),
     "antonio beatrice emmanuel felix isaac isabel jose juan manuel victor "},
    {at_home(western_europe) | at_home(west_asia),
     "ines marie noor pierre sarah "},
    {at_home(eastern_europe) | at_home(africa),
     "richard "},
    {at_home(eastern_europe) | at_home(west_asia),
     "hana mariam mark "},
    {at_home(eastern_europe) | at_home(east_asia),
     "ema karen "},
    {at_home(africa) | at_home(west_asia),
     "aisha farah hassan hussein ibrahim ismail mohamed mustafa osman peter safiya said yusuf zahra "},
    {at_home(africa) | at_home(south_asia),
     "asha halima khadija zainab "},
    {at_home(west_asia) | at_home(south_asia),
     "abdullah ayesha bilal faisal habib hasan maryam mohammed salma tareq usman "},
    {at_home(south_asia) | at_home(east_asia),
     "hina "},
    {at_home(british_isles) | at_home(western_europe) | at_home(eastern_europe),
     "liam luca mia oliver olivia "},
    {at_home(british_isles) | at_home(western_europe) | at_home(west_asia),
     "nora "},
    {at_home(british_isles) | at_home(eastern_europe) | at_home(west_asia),
     "aria "},
    {at_home(british_isles) | at_home(africa) | at_home(west_asia),
     "mary "},
    {at_home(british_isles) | at_home(africa) | at_home(east_asia),
     "grace "},
    {at_home(british_isles) | at_home(west_asia) | at_home(south_asia),
     "muhammad "},
    {at_home(western_europe) | at_home(eastern_europe) | at_home(africa),
     "samuel victoria "},
    {at_home(western_europe) | at_home(eastern_europe) | at_home(west_asia),
     "adam maria mila sara "},
    {at_home(western_europe) | at_home(west_asia) | at_home(south_asia),
     "mohammad "},
    {at_home(eastern_europe) | at_home(west_asia) | at_home(south_asia),
     "hamza "},
    {at_home(africa) | at_home(west_asia) | at_home(south_asia),
     "fatima omar "},
    {at_home(british_isles) | at_home(western_europe) | at_home(eastern_europe) | at_home(africa),
     "daniel "},
    {at_home(western_europe) | at_home(eastern_europe) | at_home(africa) | at_home(east_asia),
     "david "},
    {at_home(eastern_europe) | at_home(africa) | at_home(west_asia) | at_home(south_asia),
     "ahmed ali amina "},
}};
// clang-format on

}  // namespace

std::span<const NamesAtHome> family_names_at_home() { return kFamilyNames; }
std::span<const NamesAtHome> given_names_at_home() { return kGivenNames; }

}  // namespace concord::matching
