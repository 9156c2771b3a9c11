-- The ledger: double entry, append-only, integers. Two commodities: kopecks and identification units. Whatever moves,
-- moves by one transfer from one account to another, and leaves one entry on each of the two.
CREATE SCHEMA billing;
GRANT USAGE ON SCHEMA billing TO kabinet_serving;

-- Accounts of an organization by purpose.
--   available, held, used, expired   identifications: free to use, held back, charged, run out
--   issuance                         the head office makes identifications here; negative by what it ever issued
--   settlement                       kopecks, with the organization's seller; below zero it is a debt
--   revenue                          kopecks, what the organization sold for
--   external                         kopecks, the bank: the world outside
CREATE TABLE billing.account (
    organization_id uuid NOT NULL REFERENCES organizations.organization,
    kind            text NOT NULL,
    commodity       text NOT NULL,
    balance         bigint NOT NULL DEFAULT 0,
    version         bigint NOT NULL DEFAULT 0,
    head            bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (length(head) = 32),
    PRIMARY KEY (organization_id, kind),
    CHECK (balance >= 0 OR kind IN ('issuance', 'settlement', 'external')),
    CHECK (commodity = CASE WHEN kind IN ('available', 'held', 'used', 'expired', 'issuance') THEN 'IDENTIFICATIONS'
                            WHEN kind IN ('settlement', 'revenue', 'external') THEN 'KOPECKS' END)
);
CALL tenancy.declare_own_or_parent('billing.account');
REVOKE INSERT, UPDATE, DELETE ON billing.account FROM kabinet_serving;

-- What moved. organization_id is who asked for it. The key says what it is for: the same key never moves anything twice.
CREATE TABLE billing.transfer (
    id                uuid PRIMARY KEY,
    key               text NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 200),
    organization_id   uuid NOT NULL,
    operation         text NOT NULL CHECK (operation IN
        ('ACCRUAL', 'SALE', 'PAYMENT', 'CHARGE', 'HOLD', 'RELEASE', 'EXPIRY', 'REVERSAL')),
    from_organization uuid NOT NULL,
    from_kind         text NOT NULL,
    to_organization   uuid NOT NULL,
    to_kind           text NOT NULL,
    amount            bigint NOT NULL CHECK (amount > 0),
    reference         uuid,
    reverses          uuid REFERENCES billing.transfer,
    member_id         uuid,
    at                timestamptz NOT NULL,
    FOREIGN KEY (from_organization, from_kind) REFERENCES billing.account,
    FOREIGN KEY (to_organization, to_kind) REFERENCES billing.account,
    CHECK ((from_organization, from_kind) <> (to_organization, to_kind)),
    CHECK ((operation IN ('RELEASE', 'REVERSAL')) = (reverses IS NOT NULL))
);
CREATE INDEX transfer_reversed_by ON billing.transfer (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX transfer_reference ON billing.transfer (reference) WHERE reference IS NOT NULL;
CALL tenancy.declare_own('billing.transfer');
REVOKE INSERT, UPDATE, DELETE ON billing.transfer FROM kabinet_serving;

-- The two sides of each transfer. Versions of an account have no gap; each entry's hash covers the one before it, so that
-- a changed, missing or foreign entry is named by billing.check_invariants(). Operation and reference stand here again:
-- an organization reads its own side and never the other one.
CREATE TABLE billing.entry (
    organization_id uuid NOT NULL,
    kind            text NOT NULL,
    version         bigint NOT NULL CHECK (version > 0),
    transfer_id     uuid NOT NULL REFERENCES billing.transfer,
    operation       text NOT NULL,
    reference       uuid,
    amount          bigint NOT NULL CHECK (amount <> 0),
    balance_after   bigint NOT NULL,
    at              timestamptz NOT NULL,
    hash            bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (organization_id, kind, version),
    FOREIGN KEY (organization_id, kind) REFERENCES billing.account
);
CREATE INDEX entry_transfer ON billing.entry (transfer_id);
CREATE INDEX entry_at ON billing.entry (organization_id, kind, at) INCLUDE (operation, amount);
CALL tenancy.declare_own('billing.entry');
REVOKE INSERT, UPDATE, DELETE ON billing.entry FROM kabinet_serving;

-- What a seller gave to a buyer: identifications, and what they cost. organization_id is the buyer.
CREATE TABLE billing.accrual (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations.organization,
    seller_id       uuid NOT NULL REFERENCES organizations.organization,
    identifications bigint NOT NULL CHECK (identifications BETWEEN 1 AND 1000000000),
    price_minor     bigint NOT NULL CHECK (price_minor BETWEEN 0 AND 1000000000000),
    reason          text CHECK (length(reason) BETWEEN 1 AND 500),
    member_id       uuid NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX accrual_of_buyer ON billing.accrual (organization_id, at, id);
CREATE INDEX accrual_of_seller ON billing.accrual (seller_id, at, id);
CALL tenancy.declare_own_or_parent('billing.accrual');
REVOKE INSERT, UPDATE, DELETE ON billing.accrual FROM kabinet_serving;

-- The chain's next link: SHA-256 over the link before it and everything that the entry and its transfer say.
CREATE FUNCTION billing.link(
    previous bytea, organization uuid, kind text, version bigint, transfer_id uuid, key text, operation text,
    reference uuid, amount bigint, balance_after bigint, at timestamptz) RETURNS bytea
    LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT sha256(previous || convert_to(concat_ws('|', organization, kind, version, transfer_id, key, operation,
        coalesce(reference::text, '-'), amount, balance_after, (extract(epoch FROM at) * 1000000)::bigint), 'UTF8'))
$$;

-- Locks one account, opening it when it is new. Every path locks accounts in the order of (organization, kind): rings of
-- transfers wait for each other, they never deadlock.
CREATE FUNCTION billing.lock_account(organization uuid, purpose text) RETURNS billing.account
    LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    account billing.account;
BEGIN
    LOOP
        SELECT * INTO account FROM billing.account a
        WHERE a.organization_id = organization AND a.kind = purpose FOR NO KEY UPDATE;
        IF FOUND THEN
            RETURN account;
        END IF;
        INSERT INTO billing.account (organization_id, kind, commodity)
        VALUES (organization, purpose, CASE WHEN purpose IN ('settlement', 'revenue', 'external')
                                            THEN 'KOPECKS' ELSE 'IDENTIFICATIONS' END)
        ON CONFLICT DO NOTHING;
    END LOOP;
END $$;

-- What was refused leaves no trace: an account that never had an entry is not there.
CREATE FUNCTION billing.close_unused(organization uuid, purpose text) RETURNS void
    LANGUAGE sql SET search_path = ''
AS $$
    DELETE FROM billing.account a WHERE a.organization_id = organization AND a.kind = purpose AND a.version = 0
$$;

-- The one place where anything moves. Not for the serving role: the functions below check who asks and call it.
--   POSTED        moved
--   REPLAYED      this very request was posted before; nothing moves
--   KEY_REUSED    another request was posted under this key
--   INSUFFICIENT  the giving account holds too little
--   OUT_OF_RANGE  a balance would leave the range of integers
CREATE FUNCTION billing.post(
    transfer_id uuid, transfer_key text, asked_by uuid, what text, from_org uuid, from_purpose text, to_org uuid,
    to_purpose text, units bigint, refers_to uuid, undoes uuid, member uuid) RETURNS text
    LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    giver   billing.account;
    taker   billing.account;
    earlier billing.transfer;
    refusal text;
    moment  timestamptz;
BEGIN
    IF (from_org, from_purpose) < (to_org, to_purpose) THEN
        giver := billing.lock_account(from_org, from_purpose);
        taker := billing.lock_account(to_org, to_purpose);
    ELSE
        taker := billing.lock_account(to_org, to_purpose);
        giver := billing.lock_account(from_org, from_purpose);
    END IF;
    IF giver.commodity <> taker.commodity THEN
        RAISE EXCEPTION 'a transfer moves one commodity, not % to %', giver.commodity, taker.commodity;
    END IF;
    SELECT * INTO earlier FROM billing.transfer t WHERE t.key = transfer_key;
    IF NOT FOUND THEN
        IF giver.balance < units AND giver.kind NOT IN ('issuance', 'settlement', 'external') THEN
            refusal := 'INSUFFICIENT';
        ELSIF giver.balance < -9223372036854775807 + units OR taker.balance > 9223372036854775807 - units THEN
            refusal := 'OUT_OF_RANGE';
        END IF;
        IF refusal IS NOT NULL THEN
            PERFORM billing.close_unused(from_org, from_purpose), billing.close_unused(to_org, to_purpose);
            RETURN refusal;
        END IF;
        moment := clock_timestamp();
        INSERT INTO billing.transfer (id, key, organization_id, operation, from_organization, from_kind,
            to_organization, to_kind, amount, reference, reverses, member_id, at)
        VALUES (transfer_id, transfer_key, asked_by, what, from_org, from_purpose, to_org, to_purpose, units,
            refers_to, undoes, member, moment)
        ON CONFLICT (key) DO NOTHING;
        IF FOUND THEN
            PERFORM billing.append(giver, -units, transfer_id, transfer_key, what, refers_to, moment);
            PERFORM billing.append(taker, units, transfer_id, transfer_key, what, refers_to, moment);
            RETURN 'POSTED';
        END IF;
        SELECT * INTO STRICT earlier FROM billing.transfer t WHERE t.key = transfer_key;
    END IF;
    RETURN CASE WHEN (earlier.organization_id, earlier.operation, earlier.from_organization, earlier.from_kind,
                      earlier.to_organization, earlier.to_kind, earlier.amount)
                     = (asked_by, what, from_org, from_purpose, to_org, to_purpose, units)
                 AND earlier.reference IS NOT DISTINCT FROM refers_to AND earlier.reverses IS NOT DISTINCT FROM undoes
                THEN 'REPLAYED' ELSE 'KEY_REUSED' END;
END $$;

CREATE FUNCTION billing.append(
    target billing.account, change bigint, transfer uuid, key text, what text, refers_to uuid, moment timestamptz)
    RETURNS void
    LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    next_link bytea := billing.link(target.head, target.organization_id, target.kind, target.version + 1, transfer, key,
        what, refers_to, change, target.balance + change, moment);
BEGIN
    INSERT INTO billing.entry (organization_id, kind, version, transfer_id, operation, reference, amount, balance_after,
        at, hash)
    VALUES (target.organization_id, target.kind, target.version + 1, transfer, what, refers_to, change,
        target.balance + change, moment, next_link);
    UPDATE billing.account a
    SET balance = target.balance + change, version = target.version + 1, head = next_link
    WHERE a.organization_id = target.organization_id AND a.kind = target.kind;
END $$;

-- Inside one organization: a charge, a hold, an expiry. The operation decides the accounts.
CREATE FUNCTION billing.transfer(
    transfer_id uuid, transfer_key text, what text, units bigint, refers_to uuid, member uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    mine    uuid := tenancy.current_organization();
    purpose text := CASE what WHEN 'CHARGE' THEN 'used' WHEN 'HOLD' THEN 'held' WHEN 'EXPIRY' THEN 'expired' END;
BEGIN
    IF mine IS NULL OR purpose IS NULL THEN
        RAISE EXCEPTION 'no transfer % inside an organization', what USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN billing.post(transfer_id, transfer_key, mine, what, mine, 'available', mine, purpose, units, refers_to, NULL,
        member);
END $$;

-- The opposite of an earlier transfer, wholly or in part, never more than it moved. For whoever asked for that transfer,
-- and for the organization above: a seller decides refunds. NOT_FOUND for everybody else. Says who has more available.
CREATE FUNCTION billing.reverse(
    transfer_id uuid, transfer_key text, what text, original_key text, units bigint, refers_to uuid, member uuid,
    OUT result text, OUT raised uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    mine     uuid := tenancy.current_organization();
    original billing.transfer;
    undone   bigint;
BEGIN
    SELECT * INTO original FROM billing.transfer t
    WHERE t.key = original_key AND t.reverses IS NULL
      AND (t.organization_id = mine OR organizations.is_child(t.organization_id));
    IF NOT FOUND OR mine IS NULL OR (what = 'RELEASE') <> (original.operation = 'HOLD')
       OR what NOT IN ('RELEASE', 'REVERSAL') THEN
        result := 'NOT_FOUND';
        RETURN;
    END IF;
    PERFORM billing.lock_account(a.org, a.purpose)
    FROM (SELECT original.from_organization AS org, original.from_kind AS purpose
          UNION ALL SELECT original.to_organization, original.to_kind ORDER BY 1, 2) a;
    SELECT coalesce(sum(t.amount), 0) INTO undone FROM billing.transfer t
    WHERE t.reverses = original.id AND t.key <> transfer_key;
    IF undone + units > original.amount THEN
        result := 'EXCEEDS';
        RETURN;
    END IF;
    result := billing.post(transfer_id, transfer_key, mine, what, original.to_organization, original.to_kind,
        original.from_organization, original.from_kind, units, refers_to, original.id, member);
    IF result = 'POSTED' AND original.from_kind = 'available' THEN
        raised := original.from_organization;
    END IF;
END $$;

-- A seller gives identifications to a direct child, for a price or for nothing. The head office issues what it gives.
-- Reviewed: rows of two organizations in one transaction, so parenthood is checked here and nowhere else. All four
-- accounts are locked in their order before anything moves. The result says what both hold now: after it, when it moved.
CREATE FUNCTION billing.accrue(
    accrual_id uuid, buyer uuid, units bigint, price bigint, why text, member uuid, units_id uuid, price_id uuid,
    OUT result text, OUT buyer_holds bigint, OUT seller_holds bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    seller uuid := tenancy.current_organization();
    source text := CASE WHEN organizations.is_head_office() THEN 'issuance' ELSE 'available' END;
    sale   text;
BEGIN
    IF seller IS NULL OR NOT organizations.is_child(buyer) THEN
        result := 'NOT_A_CHILD';
        RETURN;
    END IF;
    PERFORM billing.lock_account(a.org, a.purpose)
    FROM (SELECT * FROM (VALUES (seller, source), (buyer, 'available'), (buyer, 'settlement'), (seller, 'revenue'))
              AS v (org, purpose)
          WHERE price > 0 OR purpose IN (source, 'available') ORDER BY 1, 2) a;
    result := billing.post(units_id, 'accrual:' || accrual_id, seller, 'ACCRUAL',
        seller, source, buyer, 'available', units, accrual_id, NULL, member);
    IF result = 'POSTED' THEN
        IF price > 0 THEN
            sale := billing.post(price_id, 'sale:' || accrual_id, seller, 'SALE', buyer, 'settlement', seller, 'revenue',
                price, accrual_id, NULL, member);
            IF sale <> 'POSTED' THEN
                RAISE EXCEPTION 'the sale of an accrual was not posted: %', sale
                    USING ERRCODE = 'numeric_value_out_of_range';
            END IF;
        END IF;
        INSERT INTO billing.accrual (id, organization_id, seller_id, identifications, price_minor, reason, member_id, at)
        VALUES (accrual_id, buyer, seller, units, price, why, member, clock_timestamp());
    ELSE
        PERFORM billing.close_unused(buyer, 'settlement'), billing.close_unused(seller, 'revenue');
    END IF;
    buyer_holds := coalesce((SELECT a.balance FROM billing.account a
                             WHERE a.organization_id = buyer AND a.kind = 'available'), 0);
    seller_holds := coalesce((SELECT a.balance FROM billing.account a
                              WHERE a.organization_id = seller AND a.kind = source), 0);
END $$;

-- What must always hold; a row per breach, none when all is well. Run as the owner, by doctor and after each test: of the
-- whole ledger, or of the accounts of some organizations.
CREATE FUNCTION billing.check_invariants(of_organizations uuid[] DEFAULT NULL) RETURNS TABLE (invariant text, subject text, detail text)
    LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT 'commodities sum to zero', a.commodity, 'the accounts sum to ' || sum(a.balance)
    FROM billing.account a GROUP BY a.commodity HAVING sum(a.balance) <> 0
  UNION ALL
    SELECT 'balance is the sum of entries', a.organization_id || ' ' || a.kind,
           a.balance || ' against ' || coalesce(sum(e.amount), 0)
    FROM billing.account a LEFT JOIN billing.entry e USING (organization_id, kind)
    WHERE of_organizations IS NULL OR a.organization_id = ANY (of_organizations)
    GROUP BY a.organization_id, a.kind HAVING a.balance <> coalesce(sum(e.amount), 0)
  UNION ALL
    SELECT 'versions are free of gaps', a.organization_id || ' ' || a.kind,
           'version ' || a.version || ', entries ' || count(e.version) || ', last ' || coalesce(max(e.version), 0)
    FROM billing.account a LEFT JOIN billing.entry e USING (organization_id, kind)
    WHERE of_organizations IS NULL OR a.organization_id = ANY (of_organizations)
    GROUP BY a.organization_id, a.kind
    HAVING a.version <> count(e.version) OR a.version <> coalesce(max(e.version), 0)
  UNION ALL
    SELECT 'a transfer has its two sides', t.key, 'from ' || coalesce(min(e.amount), 0) || ' to '
           || coalesce(max(e.amount), 0) || ' in ' || count(e.version) || ' entries for ' || t.amount
    FROM billing.transfer t LEFT JOIN billing.entry e ON e.transfer_id = t.id
    WHERE of_organizations IS NULL OR t.from_organization = ANY (of_organizations) OR t.to_organization = ANY (of_organizations)
    GROUP BY t.id
    HAVING count(*) FILTER (WHERE (e.organization_id, e.kind, e.amount) = (t.from_organization, t.from_kind, -t.amount)) <> 1
        OR count(*) FILTER (WHERE (e.organization_id, e.kind, e.amount) = (t.to_organization, t.to_kind, t.amount)) <> 1
        OR count(e.version) <> 2
  UNION ALL
    SELECT 'reversals stay within what they reverse', t.key, sum(r.amount) || ' of ' || t.amount
    FROM billing.transfer t JOIN billing.transfer r ON r.reverses = t.id
    WHERE of_organizations IS NULL OR t.from_organization = ANY (of_organizations) OR t.to_organization = ANY (of_organizations)
    GROUP BY t.id HAVING sum(r.amount) > t.amount
  UNION ALL
    SELECT 'the chain is whole', c.organization_id || ' ' || c.kind || ' ' || c.version,
           CASE WHEN c.balance_after IS DISTINCT FROM c.expected_balance THEN 'balance ' || c.balance_after
                || ' after it, not ' || c.expected_balance ELSE 'the entry is not what was written' END
    FROM (SELECT e.organization_id, e.kind, e.version, e.balance_after, e.hash,
                 sum(e.amount) OVER account AS expected_balance,
                 billing.link(lag(e.hash, 1, decode(repeat('00', 32), 'hex')) OVER account, e.organization_id, e.kind,
                     e.version, e.transfer_id, t.key, t.operation, e.reference, e.amount, e.balance_after, e.at)
                     AS expected_hash
          FROM billing.entry e JOIN billing.transfer t ON t.id = e.transfer_id
          WHERE of_organizations IS NULL OR e.organization_id = ANY (of_organizations)
          WINDOW account AS (PARTITION BY e.organization_id, e.kind ORDER BY e.version)) c
    WHERE c.hash <> c.expected_hash OR c.balance_after <> c.expected_balance
  UNION ALL
    SELECT 'an account ends its chain', a.organization_id || ' ' || a.kind, 'the last entry is another one'
    FROM billing.account a JOIN billing.entry e USING (organization_id, kind, version)
    WHERE a.head <> e.hash AND (of_organizations IS NULL OR a.organization_id = ANY (of_organizations))
  UNION ALL
    SELECT 'an accrual has its transfers', c.id::text, 'for ' || c.identifications || ' at ' || c.price_minor
    FROM billing.accrual c
    LEFT JOIN billing.transfer u ON u.key = 'accrual:' || c.id
    LEFT JOIN billing.transfer p ON p.key = 'sale:' || c.id
    WHERE (of_organizations IS NULL OR c.organization_id = ANY (of_organizations))
      AND ((u.amount, u.to_organization, u.from_organization)
               IS DISTINCT FROM (c.identifications, c.organization_id, c.seller_id)
           OR coalesce(p.amount, 0) <> c.price_minor)
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA billing FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    billing.transfer(uuid, text, text, bigint, uuid, uuid),
    billing.reverse(uuid, text, text, text, bigint, uuid, uuid),
    billing.accrue(uuid, uuid, bigint, bigint, text, uuid, uuid, uuid) TO kabinet_serving;
