#!lua name=missioncast
--[[
  Missioncast's functions: the only code that reads or changes a live plan in Redis. docs/protocol.md is the
  contract, and the ids in the comments are its rules.

  VERSION is what stream_version answers; bump it with every change. Patch: callers notice nothing. Minor:
  something was added, and what the previous version's callers send and parse goes on working. Major:
  anything else.

  Keys (P3). Those of one stream share the hash tag {p}, the partition of its name, and so live on one node:
    record  stream:{p}:<name>  hash        fields of P4
    plan    plan:{p}:<name>    hash        element id -> value, which is never decoded here (it may be sealed)
    log     log:{p}:<name>     stream      <rev>-0 -> e: the edit's text, as it came
    here    here:{p}:<name>    sorted set  who -> last beat of a viewer, ms
    index   streams:{p}        sorted set  stream name -> -(leader's last sign of life, ms)
    guesses guesses:{p}        hash        which secret of which names -> the wrong proofs of late (K1)
    pepper  pepper:{p}         hash        secret -> what the salts of names without a stream are made of (K4)

  A call (C1, C6) brings its keys, in this order, and one argument: a JSON object. Each function names the
  fields that it reads ("?": may be absent). A reply (C2) is a flat array of strings: OK and the answer, or
  a refusal's word (C3).

  Failure. A refusal is an expected "no": refuse() ends the call from wherever it is, and nothing has been
  written by then but that somebody guessed wrong (C4, K1). Redis does not take a write back when a later
  line fails, so every function first checks everything, then writes, then publishes. Under memory pressure
  Redis refuses Start, Rekey and Publish before they begin (R10); the other writers take next to no memory. An
  error of Redis itself (a key of a foreign type) passes through as an error.

  Order. Redis runs one function at a time, so the order of publishing is the order of revisions.

  Time. What is cheap is checked first: an edit's text is not even decoded before its caller may send it.
  A publish costs in proportion to its edit and what that replaces, never to the plan; a beat (but for R11,
  rarely) and a reader of the record cost the same however large the plan is.

  Redis commands used, and so all that the calling user needs besides FCALL, FCALL_RO and SUBSCRIBE:
    EXISTS HDEL HGET HGETALL HLEN HSET INFO PEXPIREAT PUBLISH TIME UNLINK XADD XRANGE
    ZADD ZCARD ZCOUNT ZRANGE ZREM ZREMRANGEBYSCORE ZSCORE
]]

local VERSION = '2.1.1'

-- P6. Sizes are bytes of UTF-8.
local MAX_VALUE_BYTES = 65536
local MAX_EDIT_BYTES = 6291456 -- more than a plan, whose values are escaped in it
local MAX_PLAN_BYTES = 4194304
local MAX_ELEMENTS = 5000 -- of a plan, and of an edit's put and del each
local MAX_VIEWERS = 5000 -- counted, that is: bounds the memory that strangers' beats can take
local MIN_TTL_S = 600
local USUAL_TTL_S = 10800
local MAX_TTL_S = 86400
local MAX_PAGE = 200
local MAX_BODY_BYTES = 8388608
local MAX_SHORT_BODY_BYTES = 4096 -- of a call without an edit

local MAX_NAME_BYTES = 200 -- P1
local MAX_NAME_CODE_POINTS = 64

local MAX_LOG_EDITS = 500 -- R6
local MAX_LOGGED_EDIT_BYTES = 65536
local MAX_EVENT_EDIT_BYTES = 8192 -- E2
local BEAT_MS = 8000 -- R7
local PRESENT_MS = 25000
local RECKON_MS = 8000 -- R11

local OFFER_MS = 600000 -- R14
local FREE_GUESSES = 10 -- K1
local MAX_LOCK_MS = 60000
local GUESSES_FORGOTTEN_MS = 900000
local GUESSES_KEPT_MS = 3600000

local PARTITIONS = 64 -- P2
local USUAL_KDF = 'argon2id:19456:2:1' -- S1, K4
local MAX_INTEGER = 999999999999999 -- 15 digits, which a Lua number holds exactly
local PRINT_DIGITS = 12 -- R11, hex: sums and differences of two such numbers are exact as well
local PRINT_MODULUS = 2 ^ 48
local ARGUMENTS_A_CALL = 2000 -- unpack() is bounded by Lua's stack
local ENTRIES_A_READ = 50 -- of a log, so that one that is too long is not read to its end
local ENTRIES_A_LOOK = 10 -- into one partition's index
local ENTRIES_A_SWEEP = 100

-- C2: a flat array of strings, numbers in decimal.
local function reply(...)
  local items = { ... }
  for i, item in ipairs(items) do
    if type(item) == 'number' then items[i] = ('%.0f'):format(item) end
  end
  return items
end

-- Ends the call with a refusal (C3). Only before the first write (C4).
local function refuse(...)
  error({ refusal = reply(...) })
end

-- Makes an operation a function that Redis can call: turns refuse() into a reply.
local function answering(operation)
  return function(keys, args)
    local done, result = pcall(operation, keys, args)
    if done then return result end
    if type(result) == 'table' and result.refusal then return result.refusal end
    -- Redis' pcall has made the text of its own error table.
    error(type(result) == 'string' and { err = result } or result)
  end
end

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Text ------------------------------------------------------------------------------------------------------

-- Whether a character can begin with these two bytes. They alone can make it one that is written too long, a
-- surrogate or more than Unicode has.
local function is_start(bytes)
  local lead, second = bytes:byte(1, 2)
  return (lead ~= 224 or second >= 160) and (lead ~= 237 or second < 160)
    and (lead ~= 240 or second >= 144) and (lead ~= 244 or second < 144)
end

-- The character that begins with this byte, and where the next one begins.
local function pattern_of(lead)
  if lead >= 240 then return '^[\240-\244][\128-\191][\128-\191][\128-\191]()' end
  if lead >= 224 then return '^[\224-\239][\128-\191][\128-\191]()' end
  if lead >= 128 then return '^[\194-\223][\128-\191]()' end
  return '^[ -\127]()'
end

-- Valid UTF-8 without control characters below U+0020. Only for what is short: it goes by characters.
local function is_plain_text(text)
  local at = 1
  while at <= #text do
    local next_at = text:match(pattern_of(text:byte(at)), at)
    if not next_at or not is_start(text:sub(at, at + 1)) then return false end
    at = next_at
  end
  return true
end

local function code_point(character)
  local point = character:byte(1)
  if point < 128 then return point end
  point = point - (#character == 2 and 192 or #character == 3 and 224 or 240)
  for i = 2, #character do point = point * 64 + character:byte(i) - 128 end
  return point
end

local function is_within(point, ranges)
  for _, range in ipairs(ranges) do
    if point >= range[1] and point <= range[2] then return true end
  end
  return false
end

-- Controls, bidi controls, private use: first and last code point.
local FORBIDDEN = {
  { 0x00, 0x1f }, { 0x7f, 0x9f },
  { 0x61c, 0x61c }, { 0x200e, 0x200f }, { 0x202a, 0x202e }, { 0x2066, 0x2069 },
  { 0xe000, 0xf8ff }, { 0xf0000, 0x10ffff },
}
-- White space that is not forbidden anyway, and the byte order mark, which JavaScript trims as well.
local WHITE_SPACE = {
  { 0x20, 0x20 }, { 0xa0, 0xa0 }, { 0x1680, 0x1680 }, { 0x2000, 0x200a }, { 0x2028, 0x2029 },
  { 0x202f, 0x202f }, { 0x205f, 0x205f }, { 0x3000, 0x3000 }, { 0xfeff, 0xfeff },
}

-- P1 as far as Lua can tell: NFC and unassigned code points need tables that only the client has.
local function is_name(name)
  if type(name) ~= 'string' or name == '' or #name > MAX_NAME_BYTES then return false end
  if not is_plain_text(name) then return false end
  local first, last
  local count = 0
  for character in name:gmatch('[ -\127\194-\244][\128-\191]*') do
    last = code_point(character)
    first = first or last
    count = count + 1
    if is_within(last, FORBIDDEN) then return false end
  end
  if is_within(first, WHITE_SPACE) or is_within(last, WHITE_SPACE) then return false end
  return count <= MAX_NAME_CODE_POINTS
end

-- P5
local function is_id(id)
  return type(id) == 'string' and #id <= 32 and id:find('^[A-Za-z0-9_-]+$') ~= nil
end

-- Keys ------------------------------------------------------------------------------------------------------

-- P2, P3
local function keys_of(name)
  local partition = tonumber(redis.sha1hex(name):sub(1, 2), 16) % PARTITIONS
  local tail = (':{%d}:'):format(partition) .. name
  return {
    name = name,
    record = 'stream' .. tail,
    plan = 'plan' .. tail,
    log = 'log' .. tail,
    here = 'here' .. tail,
    index = ('streams:{%d}'):format(partition),
    guesses = ('guesses:{%d}'):format(partition),
    pepper = ('pepper:{%d}'):format(partition),
  }
end

-- C6: the keys of one name; these are called with, in this order, the record's first.
local function read_keys(keys, ...)
  local wanted = { ... }
  local name = keys[1] and keys[1]:match('^stream:{%d+}:(.*)$')
  if not name then refuse('bad-request', 'the first key must be stream:{p}:<name>') end
  if not is_name(name) then refuse('bad-request', 'the name is not one that a stream can have (P1)') end
  local key = keys_of(name)
  if #keys ~= #wanted then refuse('bad-request', 'this function takes ' .. #wanted .. ' keys (C6)') end
  for i, what in ipairs(wanted) do
    if keys[i] ~= key[what] then
      refuse('bad-request', 'the keys must be those of one name, in order (C6): look at key ' .. i)
    end
  end
  return key
end

local function refuse_keys(keys)
  if #keys > 0 then refuse('bad-request', 'this function takes no keys (C6)') end
end

-- Fields of the body ----------------------------------------------------------------------------------------

-- A kind of field: `read` answers the value to go on with, or nil if it is not of that kind.
local function kind(words, read)
  return { words = words, read = read }
end

local function hex(digits)
  local pattern = '^' .. ('[0-9a-f]'):rep(digits) .. '$'
  return kind(digits .. ' lower-case hex digits', function(value)
    return type(value) == 'string' and value:find(pattern) and value or nil
  end)
end

local function whole_number(least, most)
  return kind(('a whole number from %.0f to %.0f'):format(least, most), function(value)
    if type(value) == 'string' and value:find('^%d+$') then value = tonumber(value) end
    local fits = type(value) == 'number' and value >= least and value <= most and value % 1 == 0
    return fits and value or nil
  end)
end

local id = kind('1 to 32 of A-Z a-z 0-9 _ -', function(value)
  return is_id(value) and value or nil
end)

local truth = kind('true or false', function(value)
  if type(value) == 'boolean' then return value end
  return nil
end)

local LEADERS = { computer = true, phone = true, tablet = true, script = true }
local milliseconds = whole_number(0, MAX_INTEGER)

local FIELDS = {
  password = hex(64),
  code = hex(64),
  token = hex(64),
  newPassword = hex(64),
  newCode = hex(64),
  key = hex(32),
  oldKey = hex(32),
  salt = hex(32),
  epoch = hex(32),
  newEpoch = hex(32),
  instead = hex(32),
  channel = hex(32),
  edit = id,
  who = id,
  term = whole_number(1, MAX_INTEGER),
  rev = whole_number(0, MAX_INTEGER),
  latest = whole_number(0, MAX_INTEGER),
  ttl = whole_number(MIN_TTL_S, MAX_TTL_S),
  limit = whole_number(1, MAX_PAGE),
  kdf = kind('argon2id:<KiB>:<passes>:<lanes>', function(value)
    local fits = type(value) == 'string' and #value <= 32 and value:find('^argon2id:%d+:%d+:%d+$')
    return fits and value or nil
  end),
  by = kind('computer, phone, tablet or script', function(value)
    return LEADERS[value] and value or nil
  end),
  data = kind('a string', function(value)
    return type(value) == 'string' and value or nil
  end),
  leave = truth,
  doubt = truth,
  unlisted = truth,
  changed = truth,
  before = kind('[seen, name]', function(value)
    if type(value) ~= 'table' or #value ~= 2 then return nil end
    local seen, name = milliseconds.read(value[1]), value[2]
    return seen and is_name(name) and { seen = seen, name = name } or nil
  end),
}

-- JSON ------------------------------------------------------------------------------------------------------

-- Made by the first call: outside of one there is no cjson.
local json

-- What a JSON text stands for; nil if it is none, or nested deeper than two levels, which nothing here is.
-- Only for what is short or one string: 8 MiB of keys would take seconds, 8 MiB of brackets 300 MB.
local function decode(text)
  if not json then
    json = cjson.new() -- for settings of its own
    json.decode_max_depth(2)
    json.decode_invalid_numbers(false)
  end
  -- To cjson a NUL is the end of the text.
  if text:find('\0', 1, true) then return nil end
  local done, value = pcall(json.decode, text)
  if done then return value end
  return nil
end

local function decode_object(text)
  local object = decode(text)
  -- To cjson an array is a table as well.
  if type(object) ~= 'table' or not text:find('^%s*{') then
    refuse('bad-request', 'the body must be one JSON object, not nested (C1)')
  end
  return object
end

-- C1: the one argument.
local function read_argument(args, most_bytes)
  local text = #args == 1 and args[1] or ''
  if #text > most_bytes then
    refuse('too-large', ('the body is %d bytes, at most %d'):format(#text, most_bytes))
  end
  return text
end

-- C1: the body of a call that carries no edit.
local function read_body(args)
  return decode_object(read_argument(args, MAX_SHORT_BODY_BYTES))
end

local function refuse_long_body()
  refuse('bad-request', 'a body of more than 4 KiB must have its data last, one string (C1)')
end

-- C1: the body of a call that carries an edit, and a function that answers the edit's text. In a long body it
-- is one string, up to the last brace, and stays as it is until all that is cheaper to tell was right.
local function read_body_with_edit(args)
  local text = read_argument(args, MAX_BODY_BYTES)
  if #text <= MAX_SHORT_BODY_BYTES then
    local body = decode_object(text)
    return body, function() return body.data end
  end
  local _, data_at = text:sub(1, MAX_SHORT_BODY_BYTES):find('"data":"', 1, true)
  local body = data_at and text:sub(-2) == '"}' and decode_object(text:sub(1, data_at) .. '"}')
  if not body or body.data ~= '' then refuse_long_body() end
  return body, function() return decode(text:sub(data_at, -2)) or refuse_long_body() end
end

-- The named fields, each checked; the name of one that may be absent ends in "?".
local function read_fields(body, ...)
  local fields = {}
  for _, wanted in ipairs({ ... }) do
    local field, optional = wanted:match('^(%a+)(%??)$')
    local value = body[field]
    if value ~= nil and value ~= cjson.null then
      fields[field] = FIELDS[field].read(value)
      if fields[field] == nil then refuse('bad-request', field .. ' must be ' .. FIELDS[field].words) end
    elseif optional == '' then
      refuse('bad-request', field .. ' is missing: ' .. FIELDS[field].words)
    end
  end
  return fields
end

-- The record ------------------------------------------------------------------------------------------------

local NUMBERS = {
  'term', 'rev', 'bytes', 'created', 'seen', 'led', 'ttl', 'beat', 'beatAt', 'reckoned', 'tokenUntil',
}

-- P4, numbers as numbers; nil where no stream is, and then what is left of one that was stopped (R4), if any.
local function read_record(key)
  local flat = redis.call('HGETALL', key.record)
  if #flat == 0 then return nil end
  local record = {}
  for i = 1, #flat, 2 do record[flat[i]] = flat[i + 1] end
  if record.stopped then return nil, record end
  for _, field in ipairs(NUMBERS) do record[field] = tonumber(record[field]) end
  record.print = record.print and tonumber(record.print, 16)
  return record
end

-- R2, R12
local function refuse_superseded(record)
  refuse('superseded', record.term, record.led, record.by)
end

-- What callers must show, and the refusal where it is not the record's.
local CHECKS = {
  epoch = function(record, epoch)
    if epoch ~= record.epoch then refuse('stale-epoch') end
  end,
  -- R2. A later term than the record's: the record went back in time.
  term = function(record, term)
    if term > record.term then refuse('stale-epoch') end
    if term < record.term then refuse_superseded(record) end
  end,
  -- R12. The present term is somebody else's.
  key = function(record, leading_key)
    if redis.sha1hex(leading_key) ~= record.key then refuse_superseded(record) end
  end,
  -- R3
  rev = function(record, rev, latest)
    local next_rev = record.rev + 1
    if rev and (next_rev < rev or (latest or rev) < next_rev) then refuse('stale-epoch') end
  end,
}

local function check(record, fields, ...)
  for _, field in ipairs({ ... }) do CHECKS[field](record, fields[field], fields.latest) end
end

-- K2: whether the caller was admitted to the stream that stands here, or to the one that was stopped: the
-- epoch tells.
local function is_admitted(of, epoch)
  return of ~= nil and epoch ~= nil and (epoch == of.epoch or epoch == of.instead or epoch == of.stopped)
end

-- K2: whoever leads knows the key.
local function is_leading(record, fields)
  return record ~= nil and fields.key ~= nil and redis.sha1hex(fields.key) == record.key
end

-- The stream's record, if every one of the named fields is right. For callers who show no secret.
local function require_record(key, fields, ...)
  local record, stopped = read_record(key)
  local is_in = is_admitted(record or stopped, fields.epoch) or is_leading(record, fields)
  if stopped and is_in then refuse('unknown-stream', stopped.stopped) end
  if not record or (record.unlisted and not is_in) then refuse('unknown-stream') end
  check(record, fields, ...)
  return record
end

-- Guessing --------------------------------------------------------------------------------------------------

-- K1: where wrong passwords ('p') or codes ('c') for this name are counted. Other digits than P2's, so that
-- the names of a partition spread; names that share a place are counted together.
local function guess_place(key, secret)
  return redis.sha1hex(key.name):sub(3, 4) .. secret
end

-- K1: how many wrong ones were counted, when the last one, and its mark.
local function read_guesses(key, place, now)
  local text = redis.call('HGET', key.guesses, place)
  local count, last, mark = (text or ''):match('^(%d+):(%d+):(%x+)$')
  local age = now - (last or 0)
  -- A negative age: the clock was set back.
  if not count or age < 0 or age >= GUESSES_FORGOTTEN_MS then return { count = 0 } end
  count = tonumber(count)
  local delay = count > FREE_GUESSES and math.min(MAX_LOCK_MS, 1000 * 2 ^ (count - FREE_GUESSES - 1)) or 0
  return { count = count, mark = mark, locked = delay - age }
end

-- K1: refuses to judge a guess so soon after the last one, and answers how to count this one if it is wrong.
local function open_judgement(key, secret, proof)
  local now, place = now_ms(), guess_place(key, secret)
  local guesses = read_guesses(key, place, now)
  if guesses.locked and guesses.locked > 0 then refuse('locked', guesses.locked) end
  return function()
    local mark = redis.sha1hex(proof):sub(1, 16)
    if mark == guesses.mark then return end
    redis.call('HSET', key.guesses, place, ('%d:%.0f:%s'):format(guesses.count + 1, now, mark))
    redis.call('PEXPIREAT', key.guesses, now + GUESSES_KEPT_MS)
  end
end

-- The stream's record, if the password is right. `epoch`: what may show that the caller was admitted (K2).
local function admit(key, fields, epoch)
  local record, stopped = read_record(key)
  local of = record or stopped
  local is_in = is_admitted(of, epoch) or is_leading(record, fields)
  local count_guess = not is_in and open_judgement(key, 'p', fields.password)
  local is_right = of and redis.sha1hex(fields.password) == of.password
  if not is_right and count_guess then count_guess() end
  if stopped and (is_right or is_in) then refuse('unknown-stream', stopped.stopped) end
  if not record or (record.unlisted and not is_right and not is_in) then refuse('unknown-stream') end
  if not is_right then refuse('wrong-password') end
  return record
end

-- R14: whether the token is the one that is offered.
local function is_offered(record, token)
  return token ~= nil and redis.sha1hex(token) == record.token and now_ms() < record.tokenUntil
end

-- Whoever shows a code has to show a right one (K3), or a token that is offered, with the code that is to be
-- the code from then on. That code alone is right as well once it is the code (R14).
local function check_code(key, record, fields)
  local proof = fields.code or fields.token .. fields.newCode
  local count_guess = not is_leading(record, fields) and open_judgement(key, 'c', proof)
  if redis.sha1hex(fields.code or fields.newCode) == record.code then return end
  if is_offered(record, fields.token) then return end
  if count_guess then count_guess() end
  refuse('wrong-code')
end

-- K4: the partition's secret, if it has none yet: what nobody outside could know. What Lua calls random can
-- be foretold; but Redis draws 160 random bits for its run_id, at each start.
local function new_pepper(key, fields)
  if redis.call('HGET', key.pepper, 'secret') then return nil end
  local time = redis.call('TIME')
  local run_id = redis.call('INFO', 'server'):match('\nrun_id:(%x+)') or ''
  local parts = { run_id, fields.key, fields.password, fields.code, fields.epoch, time[1], time[2] }
  return redis.sha1hex(table.concat(parts))
end

local function write_record(key, record)
  local flat = {}
  for field, value in pairs(record) do
    flat[#flat + 1] = field
    flat[#flat + 1] = value
  end
  redis.call('HSET', key.record, unpack(flat))
end

-- P7. After all other writes, so that a key which they made expires as well.
local function show_life(key, seen, record)
  redis.call('HSET', key.record, 'seen', seen)
  if record.unlisted then redis.call('ZREM', key.index, key.name) -- K5
  else redis.call('ZADD', key.index, -seen, key.name) end
  local expiry = seen + record.ttl * 1000
  redis.call('PEXPIREAT', key.record, expiry)
  redis.call('PEXPIREAT', key.plan, expiry)
  redis.call('PEXPIREAT', key.log, expiry)
  redis.call('PEXPIREAT', key.here, expiry)
  redis.call('PEXPIREAT', key.index, now_ms() + MAX_TTL_S * 1000)
end

-- P7: takes entries of expired streams out of the index, the oldest first. What was alive within the least
-- time to live cannot have expired.
local function sweep_index(index)
  local latest = '(' .. -(now_ms() - MIN_TTL_S * 1000)
  local names = redis.call('ZRANGE', index, '+inf', latest, 'BYSCORE', 'REV', 'LIMIT', 0, ENTRIES_A_SWEEP)
  for _, name in ipairs(names) do
    if redis.call('EXISTS', keys_of(name).record) == 0 then redis.call('ZREM', index, name) end
  end
end

-- The edit --------------------------------------------------------------------------------------------------

local function refuse_layout()
  refuse('bad-request', 'data must be laid out as {"put":{"id":"value"},"del":["id"]}, nothing else (C5)')
end

-- Takes an id into an edit's part, if it may stand there. `parts`: the ids so far, and where each stands.
local function take_id(element, part, parts, count)
  if not element then refuse_layout() end
  if not is_id(element) then refuse('bad-request', 'an element id in ' .. part .. ' must be ' .. id.words) end
  if parts[element] then
    refuse('bad-request', ('element %s stands in %s and in %s'):format(element, parts[element], part))
  end
  if count == MAX_ELEMENTS then
    refuse('too-many', ('an edit puts at most %d elements and deletes as many'):format(MAX_ELEMENTS))
  end
  parts[element] = part
end

-- { id, value, ... } of `"id":"value",…`, the inside of put. With the start of another entry behind it, every
-- value is followed by the same.
local function read_put(text, parts)
  local put, at = {}, 1
  if text ~= '' then text = text .. ',"' end
  while at < #text do
    local element, value_at = text:match('^"([^"]*)":()"', at)
    take_id(element, 'put', parts, #put / 2)
    -- `","` comes after a value, or is the end of one that ends with a quote and a comma: "…\","
    local last = text:find('","', value_at + 1, true)
    if not last then refuse_layout() end
    local value = decode(text:sub(value_at, last))
    if not value then
      last = last + 2
      value = text:sub(last, last + 2) == '","' and decode(text:sub(value_at, last))
    end
    if type(value) ~= 'string' or value == '' or value:find('\0', 1, true) then
      refuse('bad-request', 'the value of ' .. element .. ' must be a string, not empty, without U+0000')
    end
    if #value > MAX_VALUE_BYTES then
      refuse('too-large', ('element %s is %d bytes, at most %d'):format(element, #value, MAX_VALUE_BYTES))
    end
    put[#put + 1] = element
    put[#put + 1] = value
    at = last + 2
  end
  return put
end

-- { id, ... } of `"id",…`, the inside of del.
local function read_del(text, parts)
  local del, at = {}, 1
  if text ~= '' then text = text .. ',' end
  while at <= #text do
    local element, next_at = text:match('^"([^"]*)",()', at)
    take_id(element, 'del', parts, #del)
    del[#del + 1] = element
    at = next_at
  end
  return del
end

-- C5, P6: the edit that a text holds, as { put = { id, value, ... }, del = { id, ... } }. Read one by one, so
-- that it costs no more than an edit may.
local function read_edit(text)
  if #text > MAX_EDIT_BYTES then
    refuse('too-large', ('the edit is %d bytes, at most %d'):format(#text, MAX_EDIT_BYTES))
  end
  -- No value can hold what stands between put and del, since it would escape the quotes.
  local put_end, del_start = text:find('},"del":[', 1, true)
  if not put_end or text:sub(1, 8) ~= '{"put":{' or text:sub(-2) ~= ']}' then refuse_layout() end
  if text:match('^[ -\127]*()') <= #text then
    refuse('bad-request', 'data must be ASCII without raw control characters, all else escaped (C5)')
  end
  local parts = {}
  return {
    put = read_put(text:sub(9, put_end - 1), parts),
    del = read_del(text:sub(del_start + 1, -3), parts),
  }
end

-- The values that the edit replaces or deletes, by element id; false where there is none.
local function read_replaced(plan, edit)
  local replaced = {}
  for i = 1, #edit.put, 2 do replaced[edit.put[i]] = redis.call('HGET', plan, edit.put[i]) end
  for _, element in ipairs(edit.del) do replaced[element] = redis.call('HGET', plan, element) end
  return replaced
end

-- The plan's bytes after the edit, if it is within P6. `elements`, `bytes`: before it.
local function weigh(edit, elements, bytes, replaced)
  for i = 1, #edit.put, 2 do
    local element, value = edit.put[i], edit.put[i + 1]
    local old = replaced[element]
    if not old then elements, bytes = elements + 1, bytes + #element end
    bytes = bytes + #value - (old and #old or 0)
  end
  for _, element in ipairs(edit.del) do
    local old = replaced[element]
    if old then elements, bytes = elements - 1, bytes - #element - #old end
  end
  if elements > MAX_ELEMENTS then
    refuse('too-many', ('the plan would have %d elements, at most %d'):format(elements, MAX_ELEMENTS))
  end
  if bytes > MAX_PLAN_BYTES then
    refuse('too-large', ('the plan would be %d bytes, at most %d'):format(bytes, MAX_PLAN_BYTES))
  end
  return bytes
end

-- The edit that makes a plan where none is, and what the plan then weighs.
local function read_first_edit(text)
  local edit = read_edit(text)
  edit.bytes = weigh(edit, 0, 0, {})
  return edit
end

-- R11: what one element adds to the fingerprint; no id and no value holds a NUL.
local function print_of_element(element, value)
  return tonumber(redis.sha1hex(element .. '\0' .. value):sub(1, PRINT_DIGITS), 16)
end

-- R11: the fingerprint of { id, value, ... }.
local function print_of(items)
  local print = 0
  for i = 1, #items, 2 do print = (print + print_of_element(items[i], items[i + 1])) % PRINT_MODULUS end
  return print
end

-- R11: the fingerprint after the edit.
local function print_after(print, edit, replaced)
  for element, old in pairs(replaced) do
    if old then print = (print - print_of_element(element, old)) % PRINT_MODULUS end
  end
  return (print + print_of(edit.put)) % PRINT_MODULUS
end

local function print_text(print)
  return ('%012x'):format(print)
end

local function call_in_parts(command, key, items)
  for first = 1, #items, ARGUMENTS_A_CALL do
    redis.call(command, key, unpack(items, first, math.min(first + ARGUMENTS_A_CALL - 1, #items)))
  end
end

-- Writes the edit that makes revision `rev` into log and plan. The log comes first: it is the one write that
-- could fail, if its last entry were a later one.
local function write_edit(key, rev, edit, text)
  if #text > MAX_LOGGED_EDIT_BYTES then
    redis.call('UNLINK', key.log) -- R6
  else
    redis.call('XADD', key.log, 'MAXLEN', '=', MAX_LOG_EDITS, rev .. '-0', 'e', text)
  end
  call_in_parts('HSET', key.plan, edit.put)
  call_in_parts('HDEL', key.plan, edit.del)
end

-- R5: { rev, text, ... } for every edit after `have` up to `rev`, or nil if the log lacks one or they are
-- more than `most_bytes` together.
local function read_edits(log, have, rev, most_bytes)
  local edits, bytes = {}, 0
  if have > rev or rev - have > MAX_LOG_EDITS then return nil end
  while have < rev do
    local entries = redis.call('XRANGE', log, have + 1, '+', 'COUNT', ENTRIES_A_READ)
    if #entries == 0 then return nil end
    for _, entry in ipairs(entries) do
      local entry_id, text = entry[1], entry[2][2]
      have, bytes = have + 1, bytes + #text
      if entry_id ~= have .. '-0' or bytes > most_bytes then return nil end
      edits[#edits + 1] = tostring(have)
      edits[#edits + 1] = text
    end
  end
  return edits
end

-- Events ----------------------------------------------------------------------------------------------------

-- E1
local function publish(record, event, data)
  local head = ('\nid: %s:%d\nevent: %s\ndata: '):format(record.epoch, record.rev, event)
  redis.call('PUBLISH', 'live:' .. record.channel, head .. data .. '\n\n')
end

-- E2: `text` nil, or too long for an event, means that the edit is to be fetched.
local function publish_plan(record, text)
  local edit = text and #text <= MAX_EVENT_EDIT_BYTES and ',"edit":' .. text or ''
  publish(record, 'plan', ('{"rev":%d'):format(record.rev) .. edit .. '}')
end

-- A stream from its beginning -------------------------------------------------------------------------------

-- P5
local function check_channel(key, channel)
  if channel:sub(1, 16) ~= redis.sha1hex(key.name):sub(1, 16) then
    refuse('bad-request', 'channel must begin with the first 16 digits of the SHA-1 of the name (P5)')
  end
end

-- R1, R13: whether the call that says this made what stands, and so is said again. Whoever has reconnected
-- meanwhile leads by a later term and keeps it.
local function is_made_by(record, epoch, edit, password, code)
  return record.epoch == epoch and record.edit == edit and record.rev == 1
    and record.password == password and record.code == code
end

-- The record at revision 1 of a plan that is given as an edit. `more`: what Start and Rekey say in ways of
-- their own.
local function first_record(key, fields, edit, more)
  local record = {
    name = key.name, key = redis.sha1hex(fields.key), salt = fields.salt, kdf = fields.kdf,
    channel = fields.channel, by = fields.by, edit = fields.edit, term = 1, rev = 1, beat = 0, beatAt = 0,
    bytes = edit.bytes, print = print_text(print_of(edit.put)), unlisted = fields.unlisted and 1 or nil,
  }
  for field, value in pairs(more) do record[field] = value end
  return record
end

local function write_stream(key, record, edit, text)
  redis.call('UNLINK', key.record, key.plan, key.log)
  write_edit(key, 1, edit, text)
  write_record(key, record)
  show_life(key, record.led, record)
  sweep_index(key.index)
end

-- Operations ------------------------------------------------------------------------------------------------

-- KEYS: none    ARGV: none
local function stream_version(keys)
  refuse_keys(keys)
  return reply('OK', VERSION)
end

-- KEYS: record pepper    ARGV: {}
local function stream_salt(keys)
  local key = read_keys(keys, 'record', 'pepper')
  local record, stopped = read_record(key)
  local of = record or stopped
  if of then return reply('OK', of.salt, of.kdf) end
  local secret = redis.call('HGET', key.pepper, 'secret') or ''
  return reply('OK', redis.sha1hex(secret .. '\0' .. key.name):sub(1, 32), USUAL_KDF)
end

-- KEYS: record plan log here index guesses pepper
-- ARGV: password code key salt kdf epoch channel by edit data ttl? instead? unlisted?
local function stream_start(keys, args)
  local key = read_keys(keys, 'record', 'plan', 'log', 'here', 'index', 'guesses', 'pepper')
  local body, read_text = read_body_with_edit(args)
  local fields = read_fields(body, 'password', 'code', 'key', 'salt', 'kdf', 'epoch', 'channel', 'by', 'edit',
    'data', 'ttl?', 'instead?', 'unlisted?')
  check_channel(key, fields.channel)
  if fields.instead == fields.epoch then refuse('bad-request', 'epoch must be another than instead (R1)') end
  -- K5: before anything is told of the name, so that whoever asks by a Start has to mean it.
  local text = read_text()
  local edit = read_first_edit(text)
  local password, code = redis.sha1hex(fields.password), redis.sha1hex(fields.code)
  local old, stopped = read_record(key)
  local is_late = is_admitted(stopped, fields.epoch) or is_admitted(stopped, fields.instead)
  if is_late or (stopped and fields.instead and password == stopped.password) then
    refuse('unknown-stream', stopped.stopped)
  end
  if old then
    if is_made_by(old, fields.epoch, fields.edit, password, code) then
      return reply('OK', 1, 1, old.created)
    end
    if old.epoch ~= fields.instead then refuse('name-taken') end
    admit(key, fields, fields.instead)
    check_code(key, old, fields)
  end
  local now = now_ms()
  local pepper = new_pepper(key, fields)
  local record = first_record(key, fields, edit, {
    password = password, code = code, epoch = fields.epoch, instead = fields.instead, created = now,
    led = now, ttl = fields.ttl or USUAL_TTL_S,
  })
  -- every check passed: first write
  write_stream(key, record, edit, text)
  if pepper then redis.call('HSET', key.pepper, 'secret', pepper) end
  publish_plan(record)
  return reply('OK', 1, 1, now)
end

-- KEYS: record plan log here index guesses
-- ARGV: password code epoch term newPassword newCode key salt kdf newEpoch channel by edit data changed
--       unlisted? oldKey?
local function stream_rekey(keys, args)
  local key = read_keys(keys, 'record', 'plan', 'log', 'here', 'index', 'guesses')
  local body, read_text = read_body_with_edit(args)
  local fields = read_fields(body, 'password', 'code', 'epoch', 'term', 'newPassword', 'newCode', 'key',
    'salt', 'kdf', 'newEpoch', 'channel', 'by', 'edit', 'data', 'changed', 'unlisted?', 'oldKey?')
  check_channel(key, fields.channel)
  if fields.newEpoch == fields.epoch then
    refuse('bad-request', 'newEpoch must be another than epoch (R13)')
  end
  local password, code = redis.sha1hex(fields.newPassword), redis.sha1hex(fields.newCode)
  local made = read_record(key)
  if made and is_made_by(made, fields.newEpoch, fields.edit, password, code) then
    return reply('OK', 1, 1, made.created)
  end
  local shown = { password = fields.password, code = fields.code, key = fields.oldKey }
  local old = admit(key, shown, fields.epoch)
  check_code(key, old, shown)
  check(old, fields, 'epoch', 'term')
  if fields.channel == old.channel then
    refuse('bad-request', 'channel must be another than the present one (R13)')
  end
  local text = read_text()
  local edit = read_first_edit(text)
  local record = first_record(key, fields, edit, {
    password = password, code = code, epoch = fields.newEpoch, created = old.created, led = now_ms(),
    ttl = old.ttl, instead = not fields.changed and old.epoch or nil,
  })
  -- every check passed: first write
  if fields.changed then redis.call('UNLINK', key.here) end
  write_stream(key, record, edit, text)
  publish(old, 'keys', ('{"password":%s}'):format(tostring(fields.changed)))
  return reply('OK', 1, 1, old.created)
end

-- KEYS: record plan log here index guesses
-- ARGV of who has the code: password code key by
-- ARGV of who takes what is offered: password token newCode key by
local function stream_reconnect(keys, args)
  local key = read_keys(keys, 'record', 'plan', 'log', 'here', 'index', 'guesses')
  local body = read_body(args)
  local fields = body.token ~= nil and read_fields(body, 'password', 'token', 'newCode', 'key', 'by')
    or read_fields(body, 'password', 'code', 'key', 'by')
  local record = admit(key, fields)
  check_code(key, record, fields)
  local takes_offer = is_offered(record, fields.token)
  local now = now_ms()
  local term = record.term + 1
  -- every check passed: first write
  redis.call('HSET', key.record, 'term', term, 'key', redis.sha1hex(fields.key), 'led', now,
    'by', fields.by)
  if takes_offer then
    redis.call('HSET', key.record, 'code', redis.sha1hex(fields.newCode))
    redis.call('HDEL', key.record, 'token', 'tokenUntil')
  end
  show_life(key, now, record)
  publish(record, 'lead', ('{"term":%d,"by":"%s"}'):format(term, fields.by))
  return reply('OK', record.epoch, term, record.rev, record.channel, record.ttl, record.created,
    record.unlisted and 'unlisted' or 'listed')
end

-- KEYS: record    ARGV: key code epoch term token?
local function stream_offer(keys, args)
  local key = read_keys(keys, 'record')
  local fields = read_fields(read_body(args), 'key', 'code', 'epoch', 'term', 'token?')
  local record = require_record(key, fields, 'epoch', 'term', 'key')
  check_code(key, record, { key = fields.key, code = fields.code })
  local now = now_ms()
  local ends = fields.token and now + OFFER_MS or now
  -- every check passed: first write
  redis.call('HDEL', key.record, 'token', 'tokenUntil')
  if fields.token then
    redis.call('HSET', key.record, 'token', redis.sha1hex(fields.token), 'tokenUntil', ends)
  end
  return reply('OK', ends, now)
end

-- KEYS: record plan log here index guesses    ARGV: password code epoch key?
local function stream_stop(keys, args)
  local key = read_keys(keys, 'record', 'plan', 'log', 'here', 'index', 'guesses')
  local fields = read_fields(read_body(args), 'password', 'code', 'epoch', 'key?')
  local record = admit(key, fields, fields.epoch)
  check_code(key, record, fields)
  check(record, fields, 'epoch')
  -- every check passed: first write
  redis.call('UNLINK', key.record, key.plan, key.log, key.here)
  redis.call('HSET', key.record, 'stopped', record.epoch, 'password', record.password, 'salt', record.salt,
    'kdf', record.kdf)
  redis.call('PEXPIREAT', key.record, now_ms() + MAX_TTL_S * 1000)
  redis.call('ZREM', key.index, key.name)
  publish(record, 'end', '{}')
  return reply('OK')
end

-- KEYS: record guesses    ARGV: password epoch?
local function stream_connect(keys, args)
  local key = read_keys(keys, 'record', 'guesses')
  local fields = read_fields(read_body(args), 'password', 'epoch?')
  local record = admit(key, fields, fields.epoch)
  return reply('OK', record.channel, record.epoch, record.rev, record.created, record.seen, now_ms())
end

-- KEYS: record plan log guesses    ARGV: password epoch rev
local function stream_since(keys, args)
  local key = read_keys(keys, 'record', 'plan', 'log', 'guesses')
  local fields = read_fields(read_body(args), 'password', 'epoch', 'rev')
  local record = admit(key, fields, fields.epoch)
  local edits = fields.epoch == record.epoch and read_edits(key.log, fields.rev, record.rev, record.bytes)
  local items = edits or redis.call('HGETALL', key.plan)
  local answer = reply('OK', record.epoch, record.rev, record.channel, edits and 'log' or 'plan')
  for _, item in ipairs(items) do answer[#answer + 1] = item end
  return answer
end

-- KEYS: record plan log here index    ARGV: key epoch term rev? latest? edit data
local function stream_publish(keys, args)
  local key = read_keys(keys, 'record', 'plan', 'log', 'here', 'index')
  local body, read_text = read_body_with_edit(args)
  local fields = read_fields(body, 'key', 'epoch', 'term', 'rev?', 'latest?', 'edit', 'data')
  local record = require_record(key, fields, 'epoch', 'term', 'key')
  if record.edit == fields.edit then return reply('OK', record.rev) end
  check(record, fields, 'rev')
  local text = read_text()
  local edit = read_edit(text)
  local replaced = read_replaced(key.plan, edit)
  local bytes = weigh(edit, redis.call('HLEN', key.plan), record.bytes, replaced)
  local print = record.print and print_text(print_after(record.print, edit, replaced))
  record.rev = record.rev + 1
  -- every check passed: first write
  write_edit(key, record.rev, edit, text)
  redis.call('HSET', key.record, 'rev', record.rev, 'bytes', bytes, 'edit', fields.edit)
  if print then redis.call('HSET', key.record, 'print', print) end
  show_life(key, now_ms(), record)
  publish_plan(record, text)
  return reply('OK', record.rev)
end

-- R11: what is stored has the fingerprint that the record says, or the record says another from now on.
local function reckon_again(key, record, now)
  local age = now - (record.reckoned or 0)
  if not record.print or (age >= 0 and age < RECKON_MS) then return end
  record.print = print_of(redis.call('HGETALL', key.plan))
  redis.call('HSET', key.record, 'print', print_text(record.print), 'reckoned', now)
end

-- KEYS: record plan log here index guesses
-- ARGV of a viewer: password epoch who leave? doubt?
-- ARGV of a leader: key epoch term leave?
local function stream_beat(keys, args)
  local key = read_keys(keys, 'record', 'plan', 'log', 'here', 'index', 'guesses')
  local body = read_body(args)
  local is_leader = body.key ~= nil
  local fields, record
  if is_leader then
    fields = read_fields(body, 'key', 'epoch', 'term', 'leave?')
    record = require_record(key, fields, 'epoch', 'term', 'key')
  else
    fields = read_fields(body, 'password', 'epoch', 'who', 'leave?', 'doubt?')
    record = admit(key, fields, fields.epoch)
    check(record, fields, 'epoch')
  end
  local now = now_ms()
  -- every check passed: first write
  redis.call('ZREMRANGEBYSCORE', key.here, '-inf', now - PRESENT_MS)
  if is_leader then
    record.seen = fields.leave and now - PRESENT_MS or now
    show_life(key, record.seen, record)
    sweep_index(key.index)
  elseif fields.leave then
    redis.call('ZREM', key.here, fields.who)
  elseif redis.call('ZCARD', key.here) < MAX_VIEWERS or redis.call('ZSCORE', key.here, fields.who) then
    redis.call('ZADD', key.here, now, fields.who)
    redis.call('PEXPIREAT', key.here, record.seen + record.ttl * 1000)
  end
  if fields.doubt then reckon_again(key, record, now) end
  local print = record.print and print_text(record.print)
  local viewers = redis.call('ZCARD', key.here)
  local age = now - record.beatAt
  -- A negative age: the clock was set back.
  if age >= BEAT_MS or age < 0 then
    age = 0
    record.beat = record.beat + 1
    redis.call('HSET', key.record, 'beat', record.beat, 'beatAt', now)
    local data = '{"rev":%d,"beat":%d,"leader":%d,"viewers":%d'
    data = data:format(record.rev, record.beat, math.max(0, now - record.seen), viewers)
    publish(record, 'beat', data .. (print and (',"print":"%s"}'):format(print) or '}'))
  end
  return reply('OK', record.rev, record.beat, age, viewers, record.seen, now, print)
end

-- The list --------------------------------------------------------------------------------------------------

-- Redis' order of bytes. Lua's own `<` follows the locale of the machine.
local function is_before_in_bytes(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = a:byte(i), b:byte(i)
    if x ~= y then return x < y end
  end
  return #a < #b
end

-- R8
local function is_listed_before(a, b)
  if a.seen ~= b.seen then return a.seen > b.seen end
  return is_before_in_bytes(a.name, b.name)
end

-- A function that answers the next entry { name, seen } of one partition's index in list order, after
-- `before` if given; nil at the end. Reads ahead a few entries at a time, so that a page costs a page and not
-- the whole index.
local function read_index(partition, before)
  local index = ('streams:{%d}'):format(partition)
  local least = before and -before.seen or '-inf'
  local offset, at, entries = 0, 1, {}
  return function()
    local entry
    repeat
      if at > #entries then
        entries = redis.pcall('ZRANGE', index, least, '+inf', 'BYSCORE', 'LIMIT', offset, ENTRIES_A_LOOK,
          'WITHSCORES')
        if entries.err then
          -- In a cluster another node has this partition and lists it.
          if not entries.err:find('non local key', 1, true) then error(entries) end
          entries = {}
        end
        if #entries == 0 then return nil end
        offset, at = offset + ENTRIES_A_LOOK, 1
      end
      entry = { name = entries[at], seen = -entries[at + 1] }
      at = at + 2
    until not before or is_listed_before(before, entry)
    return entry
  end
end

-- KEYS: none    ARGV: limit before?
local function stream_list(keys, args)
  refuse_keys(keys)
  local fields = read_fields(read_body(args), 'limit', 'before?')
  local now = now_ms()
  local sources = {}
  for partition = 0, PARTITIONS - 1 do
    local next_entry = read_index(partition, fields.before)
    local entry = next_entry()
    if entry then sources[#sources + 1] = { entry = entry, next_entry = next_entry } end
  end
  local answer, listed = reply('OK', now), 0
  while #sources > 0 and listed < fields.limit do
    local first = 1
    for i = 2, #sources do
      if is_listed_before(sources[i].entry, sources[first].entry) then first = i end
    end
    local source = sources[first]
    local key = keys_of(source.entry.name)
    local record = read_record(key)
    if record then
      local viewers = redis.call('ZCOUNT', key.here, '(' .. now - PRESENT_MS, '+inf')
      local items = reply(key.name, record.created, source.entry.seen, viewers, record.rev)
      for _, item in ipairs(items) do answer[#answer + 1] = item end
      listed = listed + 1
    end
    source.entry = source.next_entry()
    if not source.entry then table.remove(sources, first) end
  end
  return answer
end

-- Registrations ---------------------------------------------------------------------------------------------

local READER = { 'no-writes' }
local WRITER = {}
local SMALL_WRITER = { 'allow-oom' } -- R10

local function register(name, operation, flags)
  redis.register_function({ function_name = name, callback = answering(operation), flags = flags })
end

register('stream_version', stream_version, READER)
register('stream_salt', stream_salt, READER)
register('stream_start', stream_start, WRITER)
register('stream_rekey', stream_rekey, WRITER)
register('stream_reconnect', stream_reconnect, SMALL_WRITER)
register('stream_offer', stream_offer, SMALL_WRITER)
register('stream_stop', stream_stop, SMALL_WRITER)
register('stream_connect', stream_connect, SMALL_WRITER)
register('stream_since', stream_since, SMALL_WRITER)
register('stream_publish', stream_publish, WRITER)
register('stream_beat', stream_beat, SMALL_WRITER)
register('stream_list', stream_list, { 'no-writes', 'allow-cross-slot-keys' })
