using System.Text;
using System.Text.Json;
using static Tap.Tests.Functions.Events.Reports;

namespace Tap.Tests.Functions.Events;

public sealed class ValidationTests
{
    private const string Schema = """
        {
          "type": "object",
          "required": ["id", "price"],
          "properties": {
            "id": { "type": "integer" }, "price": { "type": "number", "minimum": 0 }, "name": { "type": "string", "maxLength": 5 }
          },
          "additionalProperties": false
        }
        """;

    private static EventsSystem Events => EventsTests.System;

    [OneTimeSetUp]
    public void PutSchemas()
    {
        Events.S3.Put(Events.Bucket, "schemas/orders.json", Encoding.UTF8.GetBytes(Schema));
        Events.S3.Put(Events.Bucket, "schemas/broken.json", "{\"type\": \"nothing\"}"u8.ToArray());
    }

    [TestCase("ok.csv", "id,price,name\n1,2.5,nut\n2,0,bolt\n")]
    [TestCase("ok.json", """[{"id":1,"price":2.5},{"id":2,"price":0,"name":"bolt"}]""")]
    [TestCase("ok.ndjson", "{\"id\":1,\"price\":2.5}\n{\"id\":2,\"price\":0}\n")]
    [TestCase("ok.jsonl", "{\"id\":1,\"price\":2.5}\n\n{\"id\":2,\"price\":0}")]
    public async Task Data_that_meets_its_schema_is_valid(string file, string content)
    {
        var report = await ReportAsync($"orders/{file}", content);
        var records = report.GetProperty("records");
        Assert.That(
            (Text(report, "status"), Text(records, "total"), Text(records, "invalid"), Text(report, "error_count"),
                Text(report.GetProperty("schema"), "key")),
            Is.EqualTo(("valid", "2", "0", "0", "schemas/orders.json")), report.ToString());
    }

    [TestCase("bad.csv", "id,price,name\n1,2.5,nut\nx,-1,bolt\n", "2 3 #/id", "2 3 #/price")]
    [TestCase("bad.json", """[{"id":1,"price":2.5},{"id":"x","price":-1}]""", "2  #/id", "2  #/price")]
    [TestCase("bad.ndjson", "{\"id\":1,\"price\":2.5}\n\n{\"id\":\"x\",\"price\":-1}\n", "2 3 #/id", "2 3 #/price")]
    [TestCase("unknown.ndjson", "{\"id\":1,\"price\":2.5,\"extra\":1}\n", "1 1 #/extra")]
    [TestCase("missing.csv", "id,name\n1,nut\n", "1 2 #/price")]
    public async Task A_report_names_row_line_and_field_of_every_error(string file, string content, params string[] errors)
    {
        var report = await ReportAsync($"orders/{file}", content);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(report, "status"), Is.EqualTo("invalid"), report.ToString());
            Assert.That(Errors(report), Is.EquivalentTo(errors), report.ToString());
            Assert.That(report.GetProperty("errors").EnumerateArray().Select(error => Text(error, "detail")), Is.All.Not.Empty);
        }
    }

    [Test]
    public async Task A_line_that_is_no_JSON_is_an_error_of_its_row_and_the_others_are_checked()
    {
        var report = await ReportAsync("orders/torn.ndjson", "{\"id\":1,\"price\":1}\n{\"id\":2,\n{\"id\":3,\"price\":-3}\n");
        Assert.That(
            (Text(report, "status"), string.Join("; ", Errors(report))), Is.EqualTo(("invalid", "2 2 ; 3 3 #/price")), report.ToString());
    }

    [Test]
    public async Task A_report_lists_100_errors_and_counts_all()
    {
        var report = await ReportAsync("orders/many.csv", "id,price\n" + string.Concat(Enumerable.Repeat("x,1\n", 150)));
        Assert.That((report.GetProperty("error_count").GetInt32(), report.GetProperty("errors").GetArrayLength()), Is.EqualTo((150, 100)));
    }

    [TestCase("loose/any.json", """[{"anything":1}]""", "valid")]
    [TestCase("loose/none.json", "[1]", "invalid")]
    public async Task Without_a_schema_records_must_be_objects(string name, string content, string status)
    {
        var report = await ReportAsync(name, content);
        Assert.That(
            (Text(report, "status"), report.GetProperty("schema").ValueKind), Is.EqualTo((status, JsonValueKind.Null)), report.ToString());
    }

    [TestCase("orders/table.xlsx", "PK", "unsupported-format")]
    [TestCase("broken/data.json", "[{}]", "invalid-schema")]
    [TestCase("orders/blank.csv", " \n ", "empty")]
    public async Task What_cannot_be_validated_is_rejected_with_a_reason(string name, string content, string code)
    {
        var report = await ReportAsync(name, content);
        Assert.That(
            (Text(report, "status"), Text(report.GetProperty("reason"), "code")), Is.EqualTo(("rejected", code)), report.ToString());
    }
}
