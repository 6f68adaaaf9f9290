using Tap.Core;
using Tap.Security;

namespace Tap.Stacks;

/// <summary>The settings that only the <c>foundation</c> stack has.</summary>
public static class FoundationSettings
{
    /// <summary>
    /// Where Terraform keeps the stack's own state: in a local file until the bucket for the state of all stacks exists, and in that bucket
    /// once the state has been moved.
    /// </summary>
    public static Setting<StateLocation> State { get; } = new()
    {
        Name = "state of foundation", EnvironmentVariable = "TAP_FOUNDATION_STATE", ContextKey = "foundationState",
        Default = StateLocation.Local, Rule = "s3 or local", Example = "s3",
        Description = "where foundation keeps its own state: local until it has moved into the bucket that it makes",
        Parse = SettingText.Choice<StateLocation>,
        Rules =
        [
            new SettingRule(
                StateBucketName,
                AppSettings.Project, AppSettings.EnvironmentSuffix, AppSettings.Environment, AppSettings.State, AppSettings.StateBucket),
        ],
    };

    /// <summary>The GitHub repository whose workflows may plan and apply through OIDC.</summary>
    public static Setting<GitHubRepository?> Repository { get; } = new()
    {
        Name = "GitHub repository", EnvironmentVariable = "TAP_GITHUB_REPOSITORY", ContextKey = "githubRepository",
        Default = null, Rule = "owner/name, or with the ids that GitHub has for both, owner@id/name@id", Example = "acme@1234/tap@5678",
        Description = "whose workflows may plan and apply; foundation makes CI roles only when it is set",
        Parse = GitHubRepository.Parse,
    };

    /// <summary>All settings of the stack.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } = [State, Repository];

    // When the other stacks keep their state in S3, too, the rule of the state bucket's own setting reports the problem.
    private static string? StateBucketName(Settings settings) =>
        settings.State != StateLocation.S3
        && settings.Get(State) == StateLocation.S3
        && NameRules.Bucket.Violations(settings.StateBucket) is { Count: > 0 } violations
            ? $"The state bucket '{settings.StateBucket}' cannot be made: as a bucket name {string.Join("; ", violations)}."
            : null;
}
