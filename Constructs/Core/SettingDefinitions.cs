namespace Tap.Core;

/// <summary>The table of all settings: whatever reads, documents or tests settings goes by it.</summary>
internal static class SettingDefinitions
{
    private const string LabelRule = "up to 32 lower-case letters and digits, in groups joined by single hyphens, beginning with a letter";
    private const string FlagRule = "true or false";
    private const string TagRule = "up to 256 letters, digits, spaces and _.:/=+-@";
    private const string RegionRule = "the code of an AWS region";

    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        new()
        {
            Name = "project prefix", EnvironmentVariable = "TAP_PROJECT", ContextKey = "project", Rule = LabelRule, Example = "acme",
            Description = "first part of every name; bucket names are global, so choose your own",
            Format = settings => settings.Project, Apply = (settings, text) => settings with { Project = SettingText.Label(text) },
        },
        new()
        {
            Name = "environment suffix", EnvironmentVariable = "ENVIRONMENT_SUFFIX", ContextKey = "environmentSuffix", Example = "pr-12",
            Rule = "up to 32 lower-case letters and digits, in groups joined by single hyphens",
            Description = "second part of every name, which tells deployments of one project apart",
            Format = settings => settings.EnvironmentSuffix,
            Apply = (settings, text) => settings with { EnvironmentSuffix = SettingText.Label(text, startsWithLetter: false) },
        },
        new()
        {
            Name = "environment", EnvironmentVariable = "TAP_ENVIRONMENT", ContextKey = "environment", Rule = LabelRule,
            Example = "staging",
            Description = "last part of every name; production protects data against deletion",
            Format = settings => settings.Environment, Apply = (settings, text) => settings with { Environment = SettingText.Label(text) },
        },
        new()
        {
            Name = "data protection", EnvironmentVariable = "TAP_DATA_PROTECTION", ContextKey = "dataProtection", Rule = FlagRule,
            Example = "false",
            Description = "whether plans that would delete what holds data are refused; by default in production only",
            Format = settings => Flag(settings.ProtectsData),
            Apply = (settings, text) => settings with { ProtectsData = SettingText.Flag(text) },
        },
        new()
        {
            Name = "region", EnvironmentVariable = "AWS_REGION", ContextKey = "region", Rule = RegionRule, Example = "eu-central-1",
            Description = "the AWS region deployed to",
            Format = settings => settings.Region, Apply = (settings, text) => settings with { Region = SettingText.Region(text) },
        },
        new()
        {
            Name = "availability zones", EnvironmentVariable = "TAP_AVAILABILITY_ZONES", ContextKey = "availabilityZones",
            Rule = "two to nine different zones of the region, all by name (us-east-1a) or all by id (use1-az1), separated by commas",
            Example = "use1-az1,use1-az2",
            Description = "zones of the networks, by name or by id; by default the region's a and b",
            Format = settings => string.Join(',', settings.AvailabilityZones),
            Apply = (settings, text) => settings with { AvailabilityZones = SettingText.Zones(text) },
        },
        new()
        {
            Name = "state", EnvironmentVariable = "TAP_STATE", ContextKey = "state", Rule = "s3 or local", Example = "local",
            Description = "where Terraform keeps state",
            Format = settings => Choice(settings.State),
            Apply = (settings, text) => settings with { State = SettingText.Choice<StateLocation>(text) },
        },
        new()
        {
            Name = "state of foundation", EnvironmentVariable = "TAP_FOUNDATION_STATE", ContextKey = "foundationState",
            Rule = "s3 or local",
            Example = "s3", Description = "where foundation keeps its own state: local until it has moved into the bucket that it makes",
            Format = settings => Choice(settings.FoundationState),
            Apply = (settings, text) => settings with { FoundationState = SettingText.Choice<StateLocation>(text) },
        },
        new()
        {
            Name = "state bucket", EnvironmentVariable = "TERRAFORM_STATE_BUCKET", ContextKey = "stateBucket",
            Rule = $"a bucket name by the rules of {NameRules.Bucket.Documentation}", Example = "acme-terraform-state",
            Description = "bucket of the state in S3; by default the one that foundation makes",
            Format = settings => settings.StateBucket, Apply = (settings, text) => settings with { StateBucket = text },
        },
        new()
        {
            Name = "state bucket's region", EnvironmentVariable = "TERRAFORM_STATE_BUCKET_REGION", ContextKey = "stateBucketRegion",
            Rule = RegionRule, Example = "eu-central-1", Description = "region of the state bucket; by default the region deployed to",
            Format = settings => settings.StateBucketRegion,
            Apply = (settings, text) => settings with { StateBucketRegion = SettingText.Region(text) },
        },
        new()
        {
            Name = "access log bucket", EnvironmentVariable = "TAP_ACCESS_LOG_BUCKET", ContextKey = "accessLogBucket",
            Rule = $"none, or a bucket name by the rules of {NameRules.Bucket.Documentation}", Example = "acme-access-logs",
            Description = "where S3 logs access to state and audit objects; by default the one that foundation makes",
            Format = settings => settings.AccessLogBucket ?? Settings.NoBucket,
            Apply = (settings, text) => settings with { AccessLogBucket = SettingText.BucketName(text) },
        },
        new()
        {
            Name = "lock of audit objects", EnvironmentVariable = "TAP_AUDIT_OBJECT_LOCK", ContextKey = "auditObjectLock",
            Rule = "governance or compliance, a colon, and 1 to 36500 days", Example = "governance:365",
            Description = "how long nobody deletes audit objects of gateway; read its consequences first",
            Format = settings => settings.AuditObjectLock?.ToString(),
            Apply = (settings, text) => settings with { AuditObjectLock = ObjectLock.Parse(text) },
        },
        new()
        {
            Name = "alarm e-mail", EnvironmentVariable = "TAP_ALARM_EMAIL", ContextKey = "alarmEmail",
            Rule = "one e-mail address, without a name",
            Example = "ops@example.com", Description = "who gets alarms; the topics are made all the same without",
            Format = settings => settings.AlarmEmail, Apply = (settings, text) => settings with { AlarmEmail = SettingText.Email(text) },
        },
        new()
        {
            Name = "allowed IPs", EnvironmentVariable = "TAP_ALLOWED_IPS", ContextKey = "allowedIps", Example = "203.0.113.0/24",
            Rule = "IPv4 addresses and CIDR ranges from /8 to /32, separated by commas", Description = "who may call the gateway API",
            Format = settings => string.Join(',', settings.AllowedIps),
            Apply = (settings, text) => settings with { AllowedIps = SettingText.AddressRanges(text) },
        },
        new()
        {
            Name = "repository tag", EnvironmentVariable = "REPOSITORY", ContextKey = "repository", Rule = TagRule, Example = "acme/tap",
            Description = "the Repository tag",
            Format = settings => settings.Repository, Apply = (settings, text) => settings with { Repository = SettingText.TagValue(text) },
        },
        new()
        {
            Name = "commit author tag", EnvironmentVariable = "COMMIT_AUTHOR", ContextKey = "commitAuthor", Rule = TagRule,
            Example = "Jo Doe",
            Description = "the CommitAuthor tag",
            Format = settings => settings.CommitAuthor,
            Apply = (settings, text) => settings with { CommitAuthor = SettingText.TagValue(text) },
        },
        new()
        {
            Name = "GitHub repository", EnvironmentVariable = "TAP_GITHUB_REPOSITORY", ContextKey = "githubRepository",
            Rule = "owner/name, or with the ids that GitHub has for both, owner@id/name@id", Example = "acme@1234/tap@5678",
            Description = "whose workflows may plan and apply; foundation makes CI roles only when it is set",
            Format = settings => settings.GitHubRepository?.ToString(),
            Apply = (settings, text) => settings with { GitHubRepository = GitHubRepository.Parse(text) },
        },
        new()
        {
            Name = "permissions boundary", EnvironmentVariable = "TAP_PERMISSIONS_BOUNDARY", ContextKey = "permissionsBoundary",
            Rule = "the ARN of an IAM policy in the region's partition", Example = "arn:aws:iam::111122223333:policy/acme-boundary",
            Description = "policy that says what roles may do at most; CI roles make none without foundation's",
            Format = settings => settings.PermissionsBoundary,
            Apply = (settings, text) => settings with { PermissionsBoundary = SettingText.Policy(text) },
        },
        new()
        {
            Name = "endpoint", EnvironmentVariable = "AWS_ENDPOINT_URL", ContextKey = "endpointUrl", Example = "http://127.0.0.1:4566",
            Rule = "an http or https URL without credentials, query or fragment",
            Description = "an AWS-compatible endpoint in place of AWS",
            Format = settings => settings.EndpointUrl?.OriginalString,
            Apply = (settings, text) => settings with { EndpointUrl = SettingText.Endpoint(text) },
        },
        new()
        {
            Name = "reserved concurrency", EnvironmentVariable = "TAP_RESERVED_CONCURRENCY", ContextKey = "reservedConcurrency",
            Rule = FlagRule, Example = "false", Description = "whether functions get it; young accounts have none to give",
            Format = settings => Flag(settings.ReservedConcurrency),
            Apply = (settings, text) => settings with { ReservedConcurrency = SettingText.Flag(text) },
        },
        new()
        {
            Name = "billing of the gateway table", EnvironmentVariable = "TAP_GATEWAY_TABLE_BILLING", ContextKey = "gatewayTableBilling",
            Rule = "provisioned or on-demand",
            Example = "on-demand", Description = "on-demand carries bursts that provisioned capacity throttles",
            Format = settings => Choice(settings.TableBilling),
            Apply = (settings, text) => settings with { TableBilling = SettingText.Choice<TableBilling>(text) },
        },
        new()
        {
            Name = "CORS origin", EnvironmentVariable = "TAP_CORS_ORIGIN", ContextKey = "corsOrigin", Example = "https://app.example.com",
            Rule = "one https origin: host and, if need be, port, without a path or a wildcard",
            Description = "whose pages may call the gateway API from a browser",
            Format = settings => settings.CorsOrigin, Apply = (settings, text) => settings with { CorsOrigin = SettingText.Origin(text) },
        },
        new()
        {
            Name = "Application Signals", EnvironmentVariable = "TAP_APPLICATION_SIGNALS", ContextKey = "applicationSignals",
            Rule = FlagRule, Example = "true", Description = "whether functions of events report to CloudWatch Application Signals",
            Format = settings => Flag(settings.ApplicationSignals),
            Apply = (settings, text) => settings with { ApplicationSignals = SettingText.Flag(text) },
        },
        new()
        {
            Name = "NAT gateways", EnvironmentVariable = "TAP_NAT_GATEWAYS", ContextKey = "natGateways", Rule = "none, single or per-zone",
            Example = "per-zone", Description = "how private subnets reach the internet",
            Format = settings => Choice(settings.NatGateways),
            Apply = (settings, text) => settings with { NatGateways = SettingText.Choice<NatGateways>(text) },
        },
    ];

    private static string Flag(bool value) => value ? "true" : "false";

    // The names of C#'s enum values as settings are written: PerZone is per-zone.
    private static string Choice<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) =>
            $"{(char.IsUpper(letter) && index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}"));
}
