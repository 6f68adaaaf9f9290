namespace Tap.Security;

/// <summary>The AWS account that a stack is deployed to.</summary>
public static class Account
{
    /// <summary>
    /// The account's id, taken from the ARN of something in it. A data source would ask AWS at every plan, and no plan could be made offline.
    /// </summary>
    /// <param name="arn">The ARN of any resource of the stack whose ARN has an account (a role, a queue, a table; a bucket's has none).</param>
    /// <returns>A reference to the 12 digits.</returns>
    public static string IdOf(string arn) => Token.AsString(Fn.Element(Fn.Split(":", arn), 4));
}
