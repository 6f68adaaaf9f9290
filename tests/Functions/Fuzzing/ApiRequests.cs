using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>Generates requests for the functions behind an API: most of them nearly right, for those get furthest.</summary>
public static class ApiRequests
{
    private const string Uuid = "01890a5d-ac96-774b-bcce-b302099a8057";

    private static readonly string[] Strange =
        [
            "", " ", "*", "\"", "\"1", "W/\"1\", \"2\"", "\"ü\"", "1", "-1", "null", "../..", "%00", "\u0000", "a,b", "🧨", "idempotency#x",
            "[object Object]",
        ];

    private static readonly SchemaJson Right = new(strangeness: 0);
    private static readonly SchemaJson NearlyRight = new(strangeness: 12);

    private static readonly JsonElement TaskSchema = SchemaJson.Read("tasks/task.schema.json");
    private static readonly JsonElement RecordSchema = SchemaJson.Read("gateway/request.schema.json");
    private static readonly JsonElement NotificationSchema = SchemaJson.Read("events/notifications/notification.schema.json");

    /// <summary>The fields of an operation on records.</summary>
    private static readonly string[][] Operations =
        [
            ["create", "attributes"],
            ["create", "id", "attributes"],
            ["get", "id"],
            ["update", "id", "version", "attributes"],
            ["query", "id"],
            ["list", "limit"],
            ["list"],
        ];

    /// <summary>Requests for a function.</summary>
    public static Gen<FuzzedRequest> Of(ApiFunction function) =>
        from parts in Gen.CollectToArray(PartsOf(function.Package).Append(Anything))
        select new FuzzedRequest(function, [.. parts.Where(part => part != RequestPart.None)]);

    private static IEnumerable<Gen<RequestPart>> PartsOf(string package) => package switch
    {
        "get-handler" => [
            TaskPath(true),
            Query("status", "pending", "completed"),
            Query("limit", "1", "100"),
            Query("cursor"),
            Query("task_id"),
            .. Preconditions,
            Session,
        ],
        "post-handler" => [.. Content(TaskSchema), Header("Idempotency-Key", "k-1", "k-2"), Session],
        "put-handler" => [TaskPath(false), .. Content(TaskSchema), .. Preconditions, Session],
        "delete-handler" => [TaskPath(false), Query("task_id"), .. Preconditions, Session],
        "gateway-handler" => [
            Body(RecordRequest(NearlyRight), RecordRequest(Right).Where(body => Encoding.UTF8.GetByteCount(body) < 32_000)),
            ContentType,
            RecordPath,
        ],
        "notification-handler" => [.. Content(NotificationSchema), Read, Query("limit"), Query("cursor"), Query("notification_id")],
        _ => throw new ArgumentOutOfRangeException(nameof(package), package, "Say here what its requests are like."),
    };

    private static IEnumerable<Gen<RequestPart>> Preconditions =>
        [Header("If-Match", "\"1\"", "*", "\"7\", \"8\""), Header("If-None-Match", "\"1\"", "*", "W/\"1\", \"2\"")];

    private static IEnumerable<Gen<RequestPart>> Content(JsonElement schema) =>
        [Body(NearlyRight.Of(schema), Right.Of(schema)), ContentType];

    private static Gen<RequestPart> Body(Gen<string> nearlyRight, Gen<string> right) => Gen.Frequency(
        (10, right.Select(text => RequestPart.Body(text, true))),
        (10, nearlyRight.Select(text => RequestPart.Body(text, false))),
        (1, JunkJson.Value.Select(text => RequestPart.Body(text, false))),
        (1, from text in right from length in Gen.Choose(0, text.Length) select RequestPart.Body(text[..length], false)),
        (1,
            from text in right
            from prefix in Gen.Elements("\ufeff", "]", ",", "\u0000", "/**/")
            select RequestPart.Body(prefix + text, false)),
        (1,
            from text in right
            select new RequestPart($"base64 of {text}", request => request with { Body = Base64Of(text), IsBase64Encoded = true }, false)));

    /// <summary>The text between a byte order mark and a byte that UTF-8 does not have.</summary>
    private static string Base64Of(string text) => Convert.ToBase64String([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text), 0xff]);

    private static Gen<string> RecordRequest(SchemaJson json) =>
        from operation in Gen.Elements(Operations)
        from fields in json.ObjectOf(RecordSchema, operation.Skip(1))
        select $"{{\"operation\":\"{operation[0]}\"{(fields.Length > 2 ? "," : "")}{fields[1..]}";

    private static Gen<RequestPart> ContentType => Gen.Frequency(
        (12, Gen.Constant(RequestPart.None)),
        (1, Gen.Elements("application/json; charset=utf-8", "APPLICATION/JSON", "application/x+json").Select(
            type => RequestPart.Header("Content-Type", type, true))),
        (1, Gen.Elements("text/plain", "application/json; charset=utf-16", ";", "application/", "").Select(
            type => RequestPart.Header("Content-Type", type, false))),
        (1, Gen.Elements("gzip", "identity, br").Select(encoding => RequestPart.Header("Content-Encoding", encoding, false))));

    private static Gen<RequestPart> Session => Gen.Frequency(
        (12, Gen.Constant(RequestPart.None)),
        (2, Gen.Elements("s", "_-0", new string('s', 128)).Select(session => RequestPart.Header("X-Session-Id", session, true))),
        (1, Gen.Elements(Strange).Select(session => RequestPart.Header("x-session-id", session, false))));

    private static Gen<RequestPart> TaskPath(bool mayList) => Gen.Frequency(
        (6, Gen.Constant(RequestPart.None)),
        (mayList ? 3 : 1, Gen.Constant(RequestPart.Path("/tasks/{task_id}", "task_id", Uuid, true))),
        (1, Gen.Elements(Strange).Select(id => RequestPart.Path("/tasks/{task_id}", "task_id", id, false))));

    private static Gen<RequestPart> RecordPath => Gen.Frequency(
        (6, Gen.Constant(RequestPart.None)),
        (1, Gen.Elements([.. Strange, "bolt"]).Select(id => RequestPart.Path("/lambda/{id}", "id", id, false, "GET"))));

    private static Gen<RequestPart> Read => Gen.Frequency(
        (6, Gen.Constant(RequestPart.None)),
        (1, Gen.Elements("GET", "DELETE", "", "get").Select(
            method => new RequestPart(method, request => request with { Method = method }, false))));

    private static Gen<RequestPart> Query(string name, params string[] usual) => Gen.Frequency(
        (12, Gen.Constant(RequestPart.None)),
        (usual.Length, Gen.Elements(usual).Select(value => RequestPart.Query(name, value, false))),
        (1, Gen.Elements(Strange).Select(value => RequestPart.Query(name, value, false))));

    private static Gen<RequestPart> Header(string name, params string[] usual) => Gen.Frequency(
        (8, Gen.Constant(RequestPart.None)),
        (3, Gen.Elements(usual).Select(value => RequestPart.Header(name, value, true))),
        (1, Gen.Elements(Strange).Select(value => RequestPart.Header(name, value, false))));

    /// <summary>Mostly nothing; else a mistake that can be made with every function.</summary>
    private static Gen<RequestPart> Anything => Gen.Frequency(
        (16, Gen.Constant(RequestPart.None)),
        (1, Gen.Elements([.. Strange, "wrong"]).Select(key => RequestPart.Header("X-Api-Key", key, false))),
        (1, Gen.Elements("x-api-key", "content-type", "X-SESSION-ID", "if-match").Select(name => RequestPart.AnotherHeader(name, "x"))),
        (1, JunkJson.Name.Select(name => RequestPart.Query(name, "x", false))),
        (1, Gen.Elements(Strange).Select(
            method => new RequestPart($"method '{method}'", request => request with { Method = method }, false))));
}
