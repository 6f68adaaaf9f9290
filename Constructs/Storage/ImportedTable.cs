using Tap.Security;

namespace Tap.Storage;

/// <summary>An imported table.</summary>
internal sealed class ImportedTable(Construct scope, string id, string? arn, string name, IEncryptionKey? key)
    : TapConstruct(scope, id), ITable
{
    public string Name { get; } = name;

    // Without an ARN, the table is in the stack's own account and region.
    public string Arn => arn ?? $"arn:{Deployment.Partition}:dynamodb:{Deployment.Settings.Region}:{Deployment.AccountId}:table/{Name}";

    public void Grant(IGrantee grantee, params IReadOnlyList<string> actions) =>
        new Grant { Resource = ConstructId, Actions = actions, Arns = [Arn], EncryptionKey = key }.To(grantee);
}
