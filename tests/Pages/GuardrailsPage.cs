using System.Text;
using Tap.Guardrails;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Pages;

/// <summary>Writes <c>docs/guardrails.md</c> from the rules, and from what the stacks of the app acknowledge.</summary>
internal static class GuardrailsPage
{
    public const string Variable = "TAP_ACCEPT_GUARDRAILS";

    // The names of rules' areas that are none themselves.
    private static readonly Dictionary<string, string> Areas = new()
    {
        ["API"] = "API Gateway", ["CLOUDWATCH"] = "CloudWatch", ["DATA"] = "Data", ["DYNAMODB"] = "DynamoDB", ["EC2"] = "Networks",
        ["LAMBDA"] = "Lambda", ["LOGS"] = "Logs", ["POLICY"] = "Policies of resources", ["SECRET"] = "Secrets",
        ["SECRETSMANAGER"] = "Secrets Manager", ["STACK"] = "Stacks", ["TAGS"] = "Tags",
        ["TERRAFORM"] = "Terraform",
    };

    /// <summary>Its text.</summary>
    public static string Text()
    {
        var text = new StringBuilder(
            $"""
            # The rules
            What [guardrails](../Guardrails/README.md) demand of every stack at synth and on plans. An error blocks: nothing that could be
            deployed is left. A warning is shown. What passes is what a rule leaves alone although it looks like a finding. This page is
            written from the code: `{Variable}=1 dotnet test tests --filter GuardrailsPage`.


            """);
        foreach (var area in Rule.All.OrderBy(rule => rule.Id.Length).GroupBy(rule => rule.Id.Split('-')[1]).OrderBy(area => area.Key))
        {
            text.Append("## ").Append(Areas.GetValueOrDefault(area.Key, area.Key)).Append('\n');
            AppendTable(text, "| rule | what it demands | severity | controls | what passes |", area.Select(Row));
        }

        text.Append("## What the five stacks acknowledge\n")
            .Append("In production, with a GitHub repository for the workflows of `foundation` and all other settings at their ")
            .Append("defaults.\n\n");
        AppendTable(text, "| rule | construct | findings | reason |", Report().Acknowledged.Select(Row));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The report on the stacks of the app.</summary>
    public static GuardrailReport Report()
    {
        var folder = Directory.CreateTempSubdirectory("guardrails-page-");
        try
        {
            var settings = SynthesizedStack.SettingsOf(("TAP_GITHUB_REPOSITORY", "acme/tap"));
            var app = new App(new AppConfig { Outdir = folder.FullName });
            var stacks = global::Program.Stacks.Select(definition => definition.Create(app, settings)).ToList();
            app.Synth();
            return GuardrailReport.Of(
                [.. stacks.Select(stack => Read(Path.Combine(folder.FullName, "stacks", stack.Deployment.Stack, "cdk.tf.json")))],
                Rule.All,
                [.. stacks.SelectMany(stack => stack.Deployment.Acknowledgements)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static StackModel Read(string file) => StackModel.FromConfiguration(File.ReadAllText(file));

    private static string[] Row(Rule rule) =>
    [
        $"[`{rule.Id}`]({rule.Source.AbsoluteUri})",
        rule.Title,
        rule.Severity == Severity.Error ? "error" : "warning",
        string.Join("; ", rule.Controls.GroupBy(control => control.Catalog).Select(catalog =>
            $"{catalog.Key} {string.Join(", ", catalog.Select(control => control.Id))}")),
        rule.Exemptions ?? "",
    ];

    private static string[] Row(AcknowledgedFindings acknowledged) =>
    [
        $"`{acknowledged.Acknowledgement.RuleId}`",
        $"`{acknowledged.Acknowledgement.Path}`",
        $"{acknowledged.Findings.Count}",
        acknowledged.Acknowledgement.Reason,
    ];

    private static void AppendTable(StringBuilder text, string head, IEnumerable<string[]> rows)
    {
        text.Append(head).Append("\n|").Append(string.Concat(Enumerable.Repeat("---|", head.Count('|'.Equals) - 1))).Append('\n');
        foreach (var row in rows)
            text.Append("| ").Append(string.Join(" | ", row.Select(Escaped))).Append(" |\n");
        text.Append('\n');
    }

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
