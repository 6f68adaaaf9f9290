using Tap.Guardrails;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>A stack of the app as it is deployed to production, with what it acknowledges.</summary>
/// <param name="Name">Its name, and what is special about its settings.</param>
/// <param name="Json">The text of its <c>cdk.tf.json</c>.</param>
/// <param name="Acknowledgements">What it acknowledges.</param>
internal sealed record RealStack(string Name, string Json, IReadOnlyList<Acknowledgement> Acknowledgements)
{
    private static readonly (string Variable, string Value)[] Production = [("TAP_ENVIRONMENT", "production")];

    // With these, stacks have all that they can have.
    private static readonly (string Variable, string Value)[] Everything =
    [
        .. Production,
        ("TAP_ALARM_EMAIL", "ops@example.com"),
        ("TAP_APPLICATION_SIGNALS", "true"),
        ("TAP_AUDIT_OBJECT_LOCK", "governance:365"),
        ("TAP_GITHUB_REPOSITORY", "acme/tap"),
        ("TAP_GATEWAY_TABLE_BILLING", "on-demand"),
        ("TAP_NAT_GATEWAYS", "none"),
        ("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::111122223333:policy/acme-boundary"),
    ];

    /// <summary>All stacks, with the settings of production, and with everything that settings can add.</summary>
    public static IReadOnlyList<RealStack> All() =>
    [
        .. from settings in new[] { ("", Production), ("with all settings", Everything) }
           from name in AllStacks.Names
           select Of(name, settings.Item1, settings.Item2),
    ];

    private static RealStack Of(string name, string special, (string Variable, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("real-stack-");
        try
        {
            var app = new App(new AppConfig { Outdir = folder.FullName });
            var stack = global::Program.Stacks.Single(stack => stack.Name == name).Create(app, SynthesizedStack.SettingsOf(environment));
            app.Synth();
            var json = File.ReadAllText(Path.Combine(folder.FullName, "stacks", name, "cdk.tf.json"));
            return new($"{name} {special}".Trim(), json, stack.Deployment.Acknowledgements);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
