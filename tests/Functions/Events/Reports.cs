using System.Text;
using System.Text.Json;

namespace Tap.Tests.Functions.Events;

/// <summary>Reports of the data validator.</summary>
internal static class Reports
{
    private static EventsSystem Events => EventsTests.System;

    /// <summary>Puts a schema for a dataset of its own.</summary>
    /// <returns>The dataset.</returns>
    public static string PutSchema(string schema)
    {
        var dataset = $"set-{Guid.NewGuid()}";
        Events.S3.Put(Events.Bucket, $"schemas/{dataset}.json", Encoding.UTF8.GetBytes(schema));
        return dataset;
    }

    /// <summary>Puts <c>data/{name}</c>, has it validated, and reads the report.</summary>
    public static async Task<JsonElement> ReportAsync(string name, string content)
    {
        await Events.PutAsync($"data/{name}", content);
        return Events.Json($"reports/{name}.json");
    }

    /// <summary>A member as text; empty without it.</summary>
    public static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>Row, line and field of each error.</summary>
    public static IEnumerable<string> Errors(JsonElement report) =>
        report.GetProperty("errors")
            .EnumerateArray()
            .Select(error => $"{Text(error, "row")} {Text(error, "line")} {Text(error, "pointer")}");

    /// <summary>What the first error says.</summary>
    public static string Detail(JsonElement report) => Text(report.GetProperty("errors")[0], "detail");
}
