using System.Globalization;
using static Tap.Tests.Functions.Events.Reports;

namespace Tap.Tests.Functions.Events;

/// <summary>Records are read one by one, and none that is too large.</summary>
public sealed class RecordLimitTests
{
    [TestCase("json", "[{0},{1},{0}]", "2  ")]
    [TestCase("ndjson", "{0}\n{1}\n{0}\n", "2 2 ")]
    public async Task A_record_of_more_than_1_MB_is_an_error_and_those_around_it_are_checked(string extension, string format, string error)
    {
        var (fits, large) = ($"\"{new string('x', 999_998)}\"", $"\"{new string('x', 999_999)}\"");
        var report = await ReportAsync(
            $"{PutSchema("""{"type":"string"}""")}/large.{extension}", string.Format(CultureInfo.InvariantCulture, format, fits, large));
        Assert.That(
            (Text(report.GetProperty("records"), "total"), string.Join("; ", Errors(report)), Detail(report)),
            Is.EqualTo(("3", error, "must have at most 1000000 bytes")), report.ToString());
    }

    [TestCase(",")]
    [TestCase("x")]
    [TestCase("\n")]
    public async Task A_CSV_row_of_more_than_1_MB_ends_the_file_at_its_line(string filling)
    {
        var row = filling == "\n" ? $"\"{Repeat(filling, 1_000_000)}\"" : Repeat(filling, 1_000_001);
        var report = await ReportAsync("loose/large.csv", $"a\n1\n\"2\n2\"\n{row}\n3\n");
        Assert.That(
            (Text(report.GetProperty("records"), "total"), string.Join("; ", Errors(report)), Detail(report)),
            Is.EqualTo(("2", " 5 ", "is not valid CSV: a row has more than 1000000 bytes")), report.ToString());
    }

    [Test]
    public async Task A_CSV_header_has_at_most_10000_fields()
    {
        var report = await ReportAsync("loose/wide.csv", string.Join(',', Enumerable.Range(0, 10_001)) + "\n");
        Assert.That(Detail(report), Is.EqualTo("the header has 10001 fields; at most 10000 are read"), report.ToString());
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public async Task Lines_are_counted_through_the_whole_of_a_large_CSV_file(string lineEnd)
    {
        var rows = Enumerable.Range(2, 30_000).Select(number => $"{number},\"price{lineEnd}of it\"");
        var content = string.Join(lineEnd, ["id,price", .. rows, "1,2,3", ""]);
        var report = await ReportAsync("loose/long.csv", content);
        Assert.That(
            (Text(report.GetProperty("records"), "total"), string.Join("; ", Errors(report))),
            Is.EqualTo(("30001", "30001 60002 ")),
            report.ToString());
    }

    [TestCase("""[ {"a":"]},[\\\" \\\\"} , [], "]" ,1, null ]""", "5")]
    [TestCase(" [ ] ", "0")]
    [TestCase(""" {"a":[1,2]} """, "1")]
    [TestCase("\uFEFF[1]", "1")]
    public async Task A_document_has_as_many_records_as_its_array_has_elements(string document, string records)
    {
        var report = await ReportAsync($"{PutSchema("{}")}/document.json", document);
        Assert.That(
            (Text(report, "status"), Text(report.GetProperty("records"), "total")), Is.EqualTo(("valid", records)), report.ToString());
    }

    [TestCase("[1,\n2", 2)]
    [TestCase("[1,\n2,]", 2)]
    [TestCase("[,1]", 1)]
    [TestCase("[1,\n\n{\"a\":}]", 3)]
    [TestCase("[1]\n[2]", 2)]
    [TestCase("[\n1 2]", 2)]
    [TestCase("{\"a\":1},{}", 1)]
    [TestCase("[1,\n\"a]", 2)]
    [TestCase("\n]", 2)]
    public async Task What_is_no_JSON_is_told_with_its_line(string document, int line)
    {
        var report = await ReportAsync($"{PutSchema("{}")}/torn.json", document);
        Assert.That(
            (Text(report, "status"), string.Join("; ", Errors(report)), Detail(report)),
            Is.EqualTo(("invalid", $" {line} ", "is not valid JSON")),
            report.ToString());
    }

    [Test]
    public async Task Of_a_record_at_most_100_errors_are_counted_and_after_100_errors_one_of_each_record()
    {
        var dataset = PutSchema("""{"items":{"type":"string"}}""");
        var many = $"[{string.Join(',', Enumerable.Repeat("1", 500))}]";
        var report = await ReportAsync($"{dataset}/many.json", $"[{many},[1,1],[1,1]]");
        Assert.That((report.GetProperty("error_count").GetInt32(), report.GetProperty("errors").GetArrayLength()), Is.EqualTo((102, 100)),
            report.ToString());
    }

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
