namespace Tap.Core;

/// <summary>What must hold between settings. A rule is left out where one of its settings is wrong by itself already.</summary>
internal static class SettingsRules
{
    public static IEnumerable<SettingProblem> Problems(Settings settings, IReadOnlySet<string> faulty)
    {
        if (!faulty.Overlaps(["region", "availabilityZones"]))
        {
            var strangers = settings.AvailabilityZones.Where(zone => !AvailabilityZone.IsIn(zone, settings.Region)).ToList();
            if (strangers.Count > 0)
            {
                var reason = $"{string.Join(", ", strangers)} is not in the region {settings.Region}.";
                yield return Problem("availabilityZones", settings, reason);
            }
        }

        if (settings.ApplicationSignals
            && !faulty.Overlaps(["region", "applicationSignals"])
            && OpenTelemetryLayer.Problem(settings.Region) is { } problem)
        {
            yield return Problem("applicationSignals", settings, $"{problem}.");
        }

        if (settings.PermissionsBoundary is { } boundary && !faulty.Contains("region") && boundary.Split(':')[1] != settings.Partition)
        {
            yield return Problem(
                "permissionsBoundary", settings, $"It is not in {settings.Partition}, the partition of {settings.Region}.");
        }

        if ((settings.State == StateLocation.S3 || settings.FoundationState == StateLocation.S3)
            && !faulty.Overlaps(["project", "environmentSuffix", "environment", "state", "foundationState", "stateBucket"]))
        {
            var violations = NameRules.Bucket.Violations(settings.StateBucket);
            if (violations.Count > 0)
            {
                yield return Problem("stateBucket", settings, $"As a bucket name {string.Join("; ", violations)}.");
            }
        }
    }

    private static SettingProblem Problem(string contextKey, Settings settings, string reason)
    {
        var definition = SettingDefinitions.All.Single(definition => definition.ContextKey == contextKey);
        return SettingProblem.With(definition, $"'{definition.Format(settings)}'", reason);
    }
}
