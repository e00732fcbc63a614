/* ---
code: YJ10000404103000
version: 1
name: 同日成批检查型住院
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: short_stay
partition_by: institution
anchor: [fixmedins_code, begn_date]
scope: short_stay.fee_amount > 0
needs: [short_stay.days]
knowledge: []
law: [monitor.detect.checkup_days, monitor.detect.checkup_share, monitor.detect.checkup_watch,
      monitor.detect.checkup_core]
basis: 条例第40条第1款第1项，第38条第2项
what: 同一机构同一天收进好几个人，都只住两三天，费用主要是检查化验，没有手术。
why: 单个病例或有道理，一天来一批就像是以免费体检、接送、返现招揽来的体检式住院。
how: 住院不超过规定天数、没有手术记录和手术费、检查化验费占总费用达到规定比例的住院，按机构和入院日数人数，达到关注人数为关注，达到核心人数为核心；日间手术、转院、死亡和非医嘱离院的不计。
amount: 这一批住院的全部费用；是否招揽须查接送、登记和病历，逐行金额另查。
wrong_when: 体检发现异常后集中收治；急性中毒、食源性疾病等群体事件；综合医院人多，恰在同日；收费类别填写不准。
example: 乡镇卫生院一天收进十二名老人，都查遍彩超和生化，两天后一同出院。
evidence: {persons: 人数, visits: 住院就诊, test_fee: 检查化验费}
zones: {core: monitor.detect.checkup_core, watch: monitor.detect.checkup_watch, compare: from}
--- */
WITH checked AS (
    SELECT short_stay.fixmedins_code, short_stay.begn_date,
           count(DISTINCT short_stay.psn_no) AS persons,
           ordered_list(short_stay.mdtrt_id) AS visits,
           money(sum(short_stay.test_fee)) AS test_fee,
           money(sum(short_stay.fee_amount)) AS fee_amount,
           money(sum(short_stay.fund_amount)) AS fund_amount
    FROM   short_stay
    JOIN   law."monitor.detect.checkup_days" AS longest
      ON   short_stay.begn_date BETWEEN longest.begndate AND longest.enddate
    JOIN   law."monitor.detect.checkup_share" AS fewest
      ON   short_stay.begn_date BETWEEN fewest.begndate AND fewest.enddate
    WHERE  short_stay.days <= longest.value
      AND  share(short_stay.test_fee, short_stay.fee_amount) >= fewest.value
    GROUP  BY short_stay.fixmedins_code, short_stay.begn_date
)
SELECT checked.fixmedins_code, checked.begn_date, CAST(NULL AS VARCHAR) AS setl_id,
       CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role, checked.fee_amount, checked.fund_amount,
       checked.persons AS measured,
       CASE WHEN checked.persons >= core.value THEN core.value ELSE watch.value END AS limit_value,
       CASE WHEN checked.persons >= core.value THEN '核心' ELSE '关注' END AS zone,
       checked.persons, checked.visits, checked.test_fee
FROM   checked
JOIN   law."monitor.detect.checkup_watch" AS watch
  ON   checked.begn_date BETWEEN watch.begndate AND watch.enddate
JOIN   law."monitor.detect.checkup_core" AS core
  ON   checked.begn_date BETWEEN core.begndate AND core.enddate
WHERE  checked.persons >= watch.value
