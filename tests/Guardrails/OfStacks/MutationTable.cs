using System.Globalization;
using System.Text;
using Tap.Guardrails;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>How many mutants of stacks are found, by kind of mutation and by area.</summary>
/// <param name="run">The run.</param>
internal sealed class MutationTable(MutationRun run)
{
    private static readonly (string Area, string[] Types)[] Areas =
    [
        ("IAM", ["aws_iam_"]),
        ("functions", ["aws_lambda_"]),
        ("API Gateway", ["aws_api_gateway_"]),
        ("data",
            ["aws_s3_", "aws_dynamodb_", "aws_appautoscaling_", "aws_sqs_", "aws_sns_", "aws_secretsmanager_", "aws_ssm_", "aws_kms_"]),
        ("network",
            ["aws_vpc", "aws_subnet", "aws_route", "aws_eip", "aws_nat_", "aws_internet_", "aws_flow_", "aws_security_", "aws_default_"]),
    ];

    // What only other rules find is shown, and can be deployed.
    private static readonly HashSet<string> Blocks =
        [.. Rule.All.Where(rule => rule.Severity == Severity.Error).Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, "", ["mutants", "harmless", "protected", "found", "rate", "warned"]);
        foreach (var kind in run.Results.GroupBy(result => result.Mutant.Mutation).OrderBy(kind => kind.Key))
            Append(text, kind.Key.ToString(), [.. kind]);
        text.Append('\n');
        foreach (var area in run.Results.GroupBy(result => AreaOf(result.Mutant)).OrderBy(area => area.Key, StringComparer.Ordinal))
            Append(text, area.Key, [.. area]);
        text.Append('\n');
        Append(text, "all", run.Results);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, IReadOnlyList<MutationResult> results)
    {
        var found = results.Count(result => result.IsFound);
        var harmless = results.Count(result => result.IsHarmless);
        Append(text, name,
        [
            $"{results.Count}", $"{harmless}", $"{results.Count - harmless}", $"{found}",
            string.Create(CultureInfo.InvariantCulture, $"{100.0 * found / Math.Max(1, results.Count - harmless):0.0} %"),
            $"{results.Count(result => result.IsFound && !result.Rules.Any(Blocks.Contains))}",
        ]);
    }

    private static void Append(StringBuilder text, string name, string[] columns) =>
        text.Append(name.PadRight(20)).AppendJoin("", columns.Select(column => column.PadLeft(10))).Append('\n');

    private static string AreaOf(Mutant mutant) =>
        mutant.Mutation == Mutation.Secret ? "secrets"
        : mutant.Path.Contains("policy.", StringComparison.Ordinal) && !mutant.Block.Type.StartsWith("aws_iam_", StringComparison.Ordinal)
            ? "resource policies"
        : Areas.FirstOrDefault(area => area.Types.Any(type => mutant.Block.Type.StartsWith(type, StringComparison.Ordinal))).Area
            ?? "operations";
}
