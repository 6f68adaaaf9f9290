namespace Tap.Security;

/// <summary>
/// A KMS key: an <see cref="EncryptionKey"/>, or one from elsewhere (<see cref="EncryptionKey.FromArn"/>), whose policy is not made here.
/// What has to let AWS services use its key, such as a topic of alarms, asks for the former.
/// </summary>
public interface IEncryptionKey
{
    /// <summary>Its ARN.</summary>
    string Arn { get; }

    /// <summary>
    /// Lets a grantee use the key: <c>kms:Decrypt</c> and <c>kms:GenerateDataKey</c>, which is what reading and writing S3 objects, table
    /// items, queue messages and environment variables under the key takes. The same again changes nothing.
    /// </summary>
    /// <param name="grantee">The role, or what runs as one.</param>
    void GrantUse(IGrantee grantee);

    /// <summary>
    /// Lets those of the account whose own policies allow it put resources of an AWS service under the key. Tables and functions call it by
    /// themselves; of a key whose policy is not made here, nothing changes.
    /// </summary>
    /// <param name="service">The service, such as <c>dynamodb</c>.</param>
    void GrantDeploymentThrough(string service);
}
