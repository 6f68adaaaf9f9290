namespace Tap.Security;

/// <summary>An imported key; its key policy belongs to its owner.</summary>
internal sealed class ImportedEncryptionKey(Construct scope, string id, string arn) : TapConstruct(scope, id), IEncryptionKey
{
    public string Arn { get; } = arn;

    public void GrantUse(IGrantee grantee) =>
        new Grant { Resource = ConstructId, Actions = EncryptionKey.Use, Arns = [Arn] }.To(grantee);

    public void GrantDeploymentThrough(string service)
    {
        // The key's owner allows it, as documented.
    }
}
