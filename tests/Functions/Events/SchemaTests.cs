using static Tap.Tests.Functions.Events.Reports;

namespace Tap.Tests.Functions.Events;

/// <summary>Schemas that are somebody else's, as data is.</summary>
public sealed class SchemaTests
{
    [TestCase("""{"$async":true,"required":["id"]}""")]
    [TestCase("""{"allOf":[{"$async":true,"required":["id"]}]}""")]
    [TestCase("""{"$ref":"#"}""")]
    [TestCase("""{"allOf":[{"$ref":"#"}]}""")]
    [TestCase("""{"not":{"$ref":"#"}}""")]
    [TestCase("""{"if":{"$ref":"#"},"then":{"type":"object"}}""")]
    [TestCase("""{"$ref":"#/definitions/a","definitions":{"a":{"anyOf":[{"$ref":"#/definitions/b"}]},"b":{"oneOf":"""
        + """[{"$ref":"#/definitions/a"}]}}}""")]
    [TestCase("""{"anyOf":[{"type":"string"},{"$ref":"#"}]}""")]
    [TestCase("""{"$ref":"https://example.com/schema.json"}""")]
    [TestCase("""{"$schema":"https://json-schema.org/draft/2020-12/schema"}""")]
    [TestCase("""{"pattern":"((a{500}){500}){500}"}""")]
    [TestCase("""{"pattern":"(?=a)b"}""")]
    [TestCase("""{"format":"colour"}""")]
    [TestCase("true false")]
    public async Task A_schema_that_cannot_say_what_is_valid_is_refused_at_once(string schema)
    {
        var dataset = PutSchema(schema);
        foreach (var (file, content) in new[] { ("some.json", "[{}]"), ("none.json", "[]") })
        {
            var report = await ReportAsync($"{dataset}/{file}", content);
            Assert.That(
                (Text(report, "status"), report.TryGetProperty("reason", out var reason) ? Text(reason, "code") : ""),
                Is.EqualTo(("rejected", "invalid-schema")),
                report.ToString());
        }
    }

    [Test]
    public async Task A_schema_that_has_no_end_for_some_record_is_refused_when_that_comes()
    {
        var dataset = PutSchema(
            """{"properties":{"a":{"$ref":"#/definitions/a"}},"definitions":{"a":{"allOf":[{"$ref":"#/definitions/a"}]}}}""");
        Assert.That(
            Text((await ReportAsync($"{dataset}/with.json", """[{"b":1},{"a":1}]""")).GetProperty("reason"), "code"),
            Is.EqualTo("invalid-schema"));
    }

    [Test]
    public async Task A_schema_may_refer_to_itself_for_what_is_nested()
    {
        var dataset = PutSchema("""{"type":"object","properties":{"child":{"$ref":"#"}},"additionalProperties":false}""");
        var report = await ReportAsync($"{dataset}/tree.json", """[{"child":{"child":{}}},{"child":{"child":{"x":1}}}]""");
        Assert.That(
            (Text(report, "status"), string.Join("; ", Errors(report))), Is.EqualTo(("invalid", "2  #/child/child/x")), report.ToString());
    }

    [Test]
    public async Task A_pattern_that_others_would_try_for_ever_takes_no_time()
    {
        var dataset = PutSchema("""{"properties":{"name":{"pattern":"^(a+)+$"}}}""");
        var report = await ReportAsync($"{dataset}/long.json", $$"""[{"name":"{{new string('a', 100_000)}}!"}]""");
        Assert.That(Errors(report), Is.EqualTo(["1  #/name"]), report.ToString());
    }
}
