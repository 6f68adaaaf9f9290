namespace Tap.Guardrails;

/// <summary>Nobody unknown pulls or pushes images.</summary>
internal sealed class RepositoryPolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-ECR-1";

    public override string Title => "Repository policies let nobody unknown in";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html");

    public override IReadOnlyList<string> Types =>
    [
        "aws_ecr_repository_policy", "aws_ecr_registry_policy", "aws_ecrpublic_repository_policy", "aws_ecr_repository_creation_template",
    ];
}
