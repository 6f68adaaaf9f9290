using Tap.Compute;
using Tap.Core;

namespace Tap.Stacks;

/// <summary>The settings that only the <c>events</c> stack has.</summary>
public static class EventsSettings
{
    /// <summary>Whether functions report to CloudWatch Application Signals.</summary>
    public static Setting<bool> ApplicationSignals { get; } = new()
    {
        Name = "Application Signals", EnvironmentVariable = "TAP_APPLICATION_SIGNALS", ContextKey = "applicationSignals",
        Default = false, Rule = "true or false", Example = "true",
        Description = "whether functions of events report to CloudWatch Application Signals",
        Parse = SettingText.Flag,
        Rules = [new SettingRule(MissingLayer, AppSettings.Region)],
    };

    /// <summary>All settings of the stack.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } = [ApplicationSignals];

    private static string? MissingLayer(Settings settings) =>
        settings.Get(ApplicationSignals) && OpenTelemetryLayer.Problem(settings.Region) is { } problem ? $"{problem}." : null;
}
