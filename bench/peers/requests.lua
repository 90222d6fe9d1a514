-- wrk ... -- FILE RUN [TOKEN]: sends the bodies in the file, a line each, in their order, again and
-- again. KEY_OF_ITS_OWN in a body becomes a key that no other request has.
local bodies, sent, run = {}, 0, ""
local headers = { ["Content-Type"] = "application/json" }

function init(arguments)
  for line in io.lines(arguments[1]) do bodies[#bodies + 1] = line end
  run = arguments[2]
  if arguments[3] then headers["Authorization"] = "Bearer " .. arguments[3] end
end

function request()
  sent = sent + 1
  local body = bodies[(sent - 1) % #bodies + 1]:gsub("KEY_OF_ITS_OWN", "peers-" .. run .. "-" .. sent)
  return wrk.format("POST", "/graphql", headers, body)
end
