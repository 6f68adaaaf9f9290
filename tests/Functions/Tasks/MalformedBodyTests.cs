using System.Text;
using System.Text.Json;

namespace Tap.Tests.Functions.Tasks;

public sealed class MalformedBodyTests
{
    private const int MaximumBytes = 256 * 1024;

    private readonly TaskSession session = new();

    private static IEnumerable<TestCaseData> NotJson()
    {
        yield return Named("no body", "");
        yield return Named("only space", "   ");
        yield return Named("text", "hello");
        yield return Named("cut off", """{"title":"T" """);
        yield return Named("trailing comma", """{"title":"T",}""");
        yield return Named("single quotes", "{'title':'T'}");
        yield return Named("two documents", """{"title":"T"}{"title":"T"}""");
        yield return Named("NaN", """{"title":"T","priority":NaN}""");
        yield return Named("raw control character", "{\"title\":\"a\nb\"}");
        yield return Named("comment", """{"title":"T"/* c */}""");
    }

    private static IEnumerable<TestCaseData> AgainstTheSchema()
    {
        yield return Named("null", "null", "#");
        yield return Named("array", "[]", "#");
        yield return Named("array of tasks", """[{"title":"T"}]""", "#");
        yield return Named("number", "1", "#");
        yield return Named("string", "\"T\"", "#");
        yield return Named("no title", "{}", "#/title");
        yield return Named("title null", """{"title":null}""", "#/title");
        yield return Named("title number", """{"title":1}""", "#/title");
        yield return Named("title empty", """{"title":""}""", "#/title");
        foreach (var (name, blank) in new[]
        {
            ("spaces", "  "), ("tab and line break", "\t\r\n"), ("no-break space", "\u00a0"), ("next line", "\u0085"),
            ("Ogham space", "\u1680"), ("em space", "\u2003"), ("line separator", "\u2028"), ("ideographic space", "\u3000"),
            ("zero width space", "\u200b"), ("word joiner", "\u2060"), ("byte order mark", "\ufeff"), ("Hangul filler", "\u3164"),
            ("Braille blank", "\u2800"), ("control character", "\u0000"), ("of every kind", " \u00a0\u2003\u200d\u3000\ufe0f\ufeff"),
        })
        {
            yield return Named($"title blank: {name}", Content("title", blank), "#/title");
            yield return Named($"tag blank: {name}", Content("tags", new[] { "a", blank }), "#/tags/1");
        }

        yield return Named("title too long", Content("title", new string('a', 201)), "#/title");
        yield return Named("title lone surrogate", """{"title":"\ud800"}""", "#/title");
        yield return Named("description too long", Content("description", new string('a', 4_001)), "#/description");
        yield return Named("status unknown", Content("status", "done"), "#/status");
        yield return Named("priority text", Content("priority", "3"), "#/priority");
        yield return Named("priority fraction", Content("priority", 2.5), "#/priority");
        yield return Named("priority 0", Content("priority", 0), "#/priority");
        yield return Named("priority 6", Content("priority", 6), "#/priority");
        yield return Named("priority 1e400", """{"title":"T","priority":1e400}""", "#/priority");
        yield return Named("due without offset", Content("due_at", "2030-01-01T00:00:00"), "#/due_at");
        yield return Named("due on no calendar day", Content("due_at", "2027-02-29T00:00:00Z"), "#/due_at");
        yield return Named("due at second 60 of another minute", Content("due_at", "2028-12-31T22:59:60Z"), "#/due_at");
        yield return Named("due at second 60 of another minute in UTC", Content("due_at", "2028-12-31T23:59:60+01:00"), "#/due_at");
        yield return Named("due at second 61", Content("due_at", "2028-12-31T23:59:61Z"), "#/due_at");
        yield return Named("due with a space", Content("due_at", "2030-01-01 00:00:00Z"), "#/due_at");
        yield return Named("due with offset without colon", Content("due_at", "2030-01-01T00:00:00+0100"), "#/due_at");
        yield return Named("due with endless fraction", Content("due_at", $"2030-01-01T00:00:00.{new string('1', 64)}Z"), "#/due_at");
        yield return Named("tags text", Content("tags", "a"), "#/tags");
        yield return Named("21 tags", Content("tags", Enumerable.Range(0, 21).Select(tag => $"{tag}")), "#/tags");
        yield return Named("tag twice", Content("tags", new[] { "a", "a" }), "#/tags");
        yield return Named("tag twice in two spellings", Content("tags", new[] { "\u00e9", "e\u0301" }), "#/tags");
        yield return Named("second tag wrong", Content("tags", new object[] { "a", 1 }), "#/tags/1");
        yield return Named("tag too long", Content("tags", new[] { new string('a', 51) }), "#/tags/0");
        yield return Named("unknown field", Content("titel", "T"), "#/titel");
        yield return Named("unknown field to be escaped", Content("a/b~c d", 1), "#/a~1b~0c%20d");
        yield return Named("field of the service", Content("version", 7), "#/version");
        yield return Named("__proto__", """{"title":"T","__proto__":{"status":"completed"}}""", "#/__proto__");
        yield return Named(
            "deep nesting",
            Content("tags", 1).Replace("1", new string('[', 5_000) + new string(']', 5_000), StringComparison.Ordinal),
            "#/tags/0");
        yield return Named(
            "several at once", """{"titel":"T","priority":"high","tags":[""]}""", "#/title", "#/titel", "#/priority", "#/tags/0");
    }

    [TestCaseSource(nameof(NotJson))]
    public async Task A_body_that_is_not_JSON_is_refused(string body) => await AssertRefusedAsync(request => request.Text(body), 400);

    [TestCaseSource(nameof(AgainstTheSchema))]
    public async Task A_body_against_the_schema_is_refused_naming_every_field(string body, string[] pointers)
    {
        foreach (var response in await AssertRefusedAsync(request => request.Text(body), 400))
            Assert.That(response.Offenders, Is.EquivalentTo(pointers), response.ToString());
    }

    [Test]
    public async Task A_hostile_body_is_not_answered_with_a_larger_one()
    {
        var body = JsonSerializer.Serialize(Enumerable.Range(0, 10_000).ToDictionary(number => $"field{number}", number => number));
        foreach (var response in await AssertRefusedAsync(request => request.Text(body), 400))
            Assert.That(response.Offenders, Has.Count.EqualTo(50));
    }

    [TestCase(MaximumBytes, 400)]
    [TestCase(MaximumBytes + 1, 413)]
    public async Task More_than_256_KB_is_too_much(int bytes, int status) =>
        await AssertRefusedAsync(request => request.Text($$"""{"title":"{{new string('a', bytes - 12)}}"}"""), status);

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_size_counts_bytes_whatever_the_encoding(bool base64)
    {
        var body = $$"""{"title":"{{new string('ü', MaximumBytes / 2)}}"}""";
        await AssertRefusedAsync(request => base64 ? Base64(request, Encoding.UTF8.GetBytes(body)) : request.Text(body), 413);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/json; charset=iso-8859-1")]
    [TestCase("application/jsonx")]
    [TestCase("application/json, application/json")]
    [TestCase("application/json; charset=iso-8859-1;")]
    [TestCase(";")]
    public async Task Another_content_type_is_refused(string? type) => await AssertRefusedAsync(
        request => type is null
            ? request with { Body = """{"title":"T"}""" }
            : request.Header("Content-Type", type) with { Body = """{"title":"T"}""" }, 415);

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("gzip, identity")]
    public async Task A_compressed_body_is_refused(string encoding) =>
        await AssertRefusedAsync(request => request.Text("""{"title":"T"}""").Header("Content-Encoding", encoding), 415);

    [TestCase(new byte[] { 0xff, 0xfe })]
    [TestCase(new byte[] { 0xc3 })]
    [TestCase(new byte[] { 0xed, 0xa0, 0x80 })]
    public async Task Invalid_UTF_8_is_refused_and_not_repaired(byte[] text) =>
        await AssertRefusedAsync(request => Base64(request, [.. "{\"title\":\""u8, .. text, .. "\"}"u8]), 400);

    [TestCase("application/json")]
    [TestCase("Application/JSON; Charset=\"UTF-8\"")]
    [TestCase("application/vnd.task+json")]
    [TestCase("application/json;")]
    [TestCase("application/json; charset=utf-8;")]
    [TestCase("application/json; version=1")]
    [TestCase("application/json;profile=\"a;b\";charset=utf-8")]
    [TestCase("application/task+json; charset=utf-8; q=\"1\"")]
    public async Task A_valid_body_is_taken_in_base64_too(string type)
    {
        var request = session.Collection("POST")
            .Header("content-type", type) with { Body = Convert.ToBase64String("""{"title":"Grüße"}"""u8), IsBase64Encoded = true };
        var response = await TaskSession.SendAsync(request);
        Assert.That(
            (response.Status, response.Status == 201 ? response.Json.GetProperty("title").GetString() : response.Body),
            Is.EqualTo((201, "Grüße")));
    }

    private static TestCaseData Named(string name, string body) => new TestCaseData(body).SetArgDisplayNames(name);

    private static TestCaseData Named(string name, string body, params string[] pointers) =>
        new TestCaseData(body, pointers).SetArgDisplayNames(name);

    private static string Content(string name, object value) =>
        JsonSerializer.Serialize(new Dictionary<string, object> { ["title"] = "T", [name] = value });

    private static ProxyEvent Base64(ProxyEvent request, byte[] body) =>
        request.Text(Convert.ToBase64String(body)) with { IsBase64Encoded = true };

    /// <summary>Sends the body to create and to replace a task; both must refuse it, and neither may write.</summary>
    private static async Task<IReadOnlyList<ProxyResponse>> AssertRefusedAsync(Func<ProxyEvent, ProxyEvent> withBody, int status)
    {
        var session = new TaskSession();
        var id = await session.CreateIdAsync();
        ProxyResponse[] responses =
        [
            await TaskSession.SendAsync(withBody(session.Collection("POST"))),
            await TaskSession.SendAsync(withBody(session.One("PUT", id))),
        ];
        var tasks = (await session.PagesAsync(list => list)).SelectMany(page => page).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(status), $"{responses[0]}\n{responses[1]}");
            Assert.That(responses.Select(response => response.Header("Content-Type")), Is.All.EqualTo("application/problem+json"));
            Assert.That(tasks.Select(task => task.GetProperty("version").GetInt32()), Is.EqualTo(new[] { 1 }));
        });
        return responses;
    }
}
