namespace Tap.Tests.Guardrails.Cases;

/// <summary>Providers whose default tags say the environment.</summary>
internal static class Production
{
    /// <summary>Of production.</summary>
    public const string Provider = """provider.aws { "default_tags": [{ "tags": { "Environment": "production" } }] }""";

    /// <summary>Of another environment.</summary>
    public const string Staging = """provider.aws { "default_tags": { "tags": { "Environment": "staging" } } }""";

    /// <summary>Of an environment that is not known.</summary>
    public const string Unknown = """provider.aws { "default_tags": { "tags": { "Environment": "${var.environment}" } } }""";
}
