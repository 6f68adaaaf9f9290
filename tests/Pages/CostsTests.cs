using System.Globalization;
using System.Text.RegularExpressions;
using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Pages;

/// <summary>What the pages say that a stack costs is counted from the stack, and adds up.</summary>
public sealed partial class CostsTests
{
    private const string Standing = "standing charge";

    // Foundation has nothing but what is used to pay for.
    private static readonly IEnumerable<string> Charged = AllStacks.Names.Except(["foundation"]);

    // List prices of us-east-1 a month of 730 hours, in US dollars, as the pages say.
    private static readonly Dictionary<string, (decimal Price, Func<SynthesizedStack, int> Count)> Charges = new()
    {
        ["alarms"] = (0.10m, stack => stack.All("aws_cloudwatch_metric_alarm").Count),
        ["dashboard"] = (3.00m, stack => stack.All("aws_cloudwatch_dashboard").Count),
        ["KMS key"] = (1.00m, stack => stack.All("aws_kms_key").Count),
        ["secret"] = (0.40m, stack => stack.All("aws_secretsmanager_secret").Count),
        ["NAT gateway"] = (32.85m, stack => stack.All("aws_nat_gateway").Count),
        ["public address"] = (3.65m, stack => stack.All("aws_eip").Count),
        ["cache of 0.5 GB"] = (
            14.60m, stack => stack.All("aws_api_gateway_stage").Count(stage => stage.Text("cache_cluster_size") == "0.5")),
        ["metrics of API methods"] = (0.30m, MethodMetrics),
        ["metrics of functions"] = (0.30m, FunctionMetrics),
    };

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void Standing_charges_are_those_of_the_resources_in_the_stack(string name)
    {
        var stack = AllStacks.Synthesize(name);
        var expected = Charges.Select(charge => (Name: charge.Key, Count: charge.Value.Count(stack), charge.Value.Price))
            .Where(charge => charge.Count > 0)
            .Select(charge => string.Create(
                CultureInfo.InvariantCulture,
                $"{charge.Name} | {charge.Count} | {charge.Price:0.00} | {charge.Count * charge.Price:0.00}"));
        Assert.That(Table(name, Standing).Where(row => !row.StartsWith("**", StringComparison.Ordinal)), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Charged))]
    public void Standing_charges_add_up_and_are_part_of_the_whole(string name)
    {
        var rows = Table(name, Standing);
        var sum = rows.SkipLast(1).Sum(row => Numbers(row.Split(" | ")[3]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Numbers(rows[^1].Split(" | ")[^1].Trim('*')), Is.EqualTo(sum));
            Assert.That(
                Columns(name).Single(row => row[0] == "Standing charges")[1..].Select(Numbers),
                Is.All.EqualTo(Math.Round(sum, MidpointRounding.AwayFromZero)));
        }
    }

    [TestCaseSource(nameof(Charged))]
    public void The_whole_is_the_sum_of_its_parts(string name)
    {
        var rows = Columns(name);
        foreach (var column in new[] { 1, 2 })
        {
            var (sum, whole) = (rows.SkipLast(1).Sum(row => Numbers(row[column])), Numbers(rows[^1][column].Trim('*')["about ".Length..]));
            Assert.That(whole, Is.EqualTo(sum).Within(Math.Max(0.5m, sum * 0.005m)), $"column {column}");
        }
    }

    [TestCaseSource(nameof(Charged))]
    public void The_page_says_which_prices_it_means(string name) =>
        Assert.That(Page(name), Does.Contain("List prices of us-east-1 in US dollars as published in 2025, without free tiers, 730 hours"));

    // Count, 4XXError, 5XXError, Latency and IntegrationLatency; behind a cache its hits and misses too.
    private static int MethodMetrics(SynthesizedStack stack) =>
        stack.All("aws_api_gateway_method_settings")
            .SingleOrDefault(settings => settings.Text("settings.metrics_enabled") == "true") is { } detailed
            ? stack.All("aws_api_gateway_method").Count * (detailed.Text("settings.caching_enabled") == "true" ? 7 : 5)
            : 0;

    // By the names in those of a function's sources that report metrics, where other texts are not written that way.
    private static int FunctionMetrics(SynthesizedStack stack) => stack.All("aws_s3_object")
        .Select(package => Path.GetFileNameWithoutExtension(package.Text("key")!))
        .Sum(function => Sources(Path.Combine(ProjectFolder.Path, "functions", SystemOf(stack), function, "index.ts"), [])
            .Where(source => source.Contains("addMetric(", StringComparison.Ordinal))
            .SelectMany(source => MetricName().Matches(source).Select(match => match.Value)).Distinct().Count());

    private static string SystemOf(SynthesizedStack stack) =>
        Path.GetFileNameWithoutExtension(stack.At("terraform.backend.s3").Text("key")!);

    private static IEnumerable<string> Sources(string file, HashSet<string> seen)
    {
        if (!seen.Add(file) || !File.Exists(file))
            return [];
        var source = File.ReadAllText(file);
        return Import().Matches(source).SelectMany(match => Sources(
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, match.Groups["path"].Value + ".ts")), seen)).Prepend(source);
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(ProjectFolder.Path, "docs", $"{name}.md"));

    /// <summary>
    /// The rows of the table whose head begins with these words, without the outer bars; none where the page has no such table.
    /// </summary>
    private static List<string> Table(string name, string head) =>
        [.. Page(name).Split('\n').SkipWhile(line => !line.StartsWith($"| {head}", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' '))];

    /// <summary>The cells of the table of all costs: what, and how much in the small case and in the large one.</summary>
    private static List<string[]> Columns(string name) => [.. Table(name, "what |").Select(row => row.Split(" | "))];

    /// <summary>The sum of the amounts in a cell, which semicolons separate; what stands behind an amount explains it.</summary>
    private static decimal Numbers(string cell) =>
        cell.Split(';').Sum(amount => decimal.Parse(Amount().Match(amount).Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("""(?<=")[A-Z][a-z]+(?:[A-Z][a-z]+)*(?=")""")]
    private static partial Regex MetricName();

    [GeneratedRegex("""from "(?<path>\.[^"]+)\.js";""")]
    private static partial Regex Import();

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Amount();
}
